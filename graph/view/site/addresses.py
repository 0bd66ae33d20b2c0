"""Addresses that a page may link to: of a document, of words in it, of what identifies a thing elsewhere.

Takes documents, words and identifiers; gives addresses that begin with https, or none.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from graph.view.told import Source

WHOLE = 60  # characters up to which the words are their own fragment
ENDS = 4  # words at each end of a longer fragment


def secure(address: str) -> str:
    """Return an identifier as an address that is read over https: the names of things begin with http."""
    return "https://" + address.removeprefix("http://") if address.startswith("http://") else address


def address_of(source: Source) -> str:
    """Return the address of a document, where it is one that a browser may safely open, else ""."""
    try:
        parts = urlsplit(source.address)
    except ValueError:
        return ""
    return source.address if parts.scheme == "https" and parts.netloc else ""


def at_words(address: str, words: str) -> str:
    """Return the address of words in a document, or "" where the document has none."""
    return f"{address.split('#')[0]}#:~:text={fragment(words)}" if address else ""


def fragment(words: str) -> str:
    """Return a text fragment that leads a browser to the words: all of them, or the first and the last few.

    >>> fragment("blocked the order, in part"), fragment("a-b")
    ('blocked%20the%20order%2C%20in%20part', 'a%2Db')
    """
    parts = words.split()
    if len(words) <= WHOLE or len(parts) <= 2 * ENDS:
        return _encoded(" ".join(parts))
    return f"{_encoded(' '.join(parts[:ENDS]))},{_encoded(' '.join(parts[-ENDS:]))}"


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
