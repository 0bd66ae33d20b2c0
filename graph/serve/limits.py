"""What a request to the server may ask, and how much it may cost: pure, without a network.

Takes the method, the address and the body of a request; gives the texts of the queries in it, or a `Refusal` with the
status and the words of the answer. Updates are refused, and so is federation: `SERVICE` would let whoever can ask the
server send its machine to any address. The rest of the SPARQL 1.1 Protocol is Oxigraph's, which reads the request once
more and says what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import parse_qsl

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

# What the word may stand in without being the keyword: strings, IRIs, comments, variables, local names. The grammar of
# Oxigraph knows no boundaries of words ("1SERVICE<x>{}" is read), so that the word counts wherever else it stands.
_WORD = r"[-.0-9A-Za-z_\u0080-\U0010ffff]"
_LOCAL = r"(?:\\.|[0-9A-Za-z_:%\u0080-\U0010ffff])(?:\\.|[-.0-9A-Za-z_:%\u0080-\U0010ffff])*"
# An opened string that nobody closes is read to its end once, and what stands in it counts.
_LONG = r"(?:[^{0}\\]|\\.|{0}{{1,2}}(?!{0}))*"
_SHORT = r"(?:[^{0}\\\n\r]|\\.)*"
_TOKEN = re.compile(
    "|".join(
        (
            *(f"{q * 3}{_LONG.format(q)}(?:{q * 3}|(?P<open{n}>))" for n, q in enumerate("\"'")),
            *(f"{q}{_SHORT.format(q)}(?:{q}|(?P<open{n}>))" for n, q in enumerate("\"'", start=2)),
            r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>",
            r"\#[^\n\r]*",
            r"[?$]\w+",
            rf"(?P<word>{_WORD}+)(?::(?:{_LOCAL})?)?",
            rf":(?:{_LOCAL})?",
        )
    ),
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the server grants to one request, and how much it does at a time.

    seconds: how long a query may take, and how long a request waits for its turn.
    result: the longest answer, in bytes.
    query: the longest request, in bytes.
    memory: what one worker may take, in megabytes; enforced on Linux.
    workers: how many queries run at a time.
    waiting: how many more requests wait for their turn.
    """

    seconds: float = 10.0
    result: int = 50_000_000
    query: int = 100_000
    memory: int = 4_000
    workers: int = 2
    waiting: int = 30


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is no result: the status, and one line that says what is wrong and what to do."""

    status: int
    text: str


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, for itself alone.

    >>> [is_loopback(host) for host in ("127.0.0.2", "::1", "localhost", "0.0.0.0", "localhost.example")]
    [True, True, True, False, False]
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def federates(query: str) -> bool:
    """Tell whether a query may call another endpoint.

    >>> federates("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }")
    True
    >>> federates('SELECT * { ?service rdfs:label "Forest Service" ; a <http://a.example/Service> } # service')
    False
    """
    return any("service" in _kept(match).casefold() for match in _TOKEN.finditer(query))


def _kept(match: re.Match[str]) -> str:
    """Return what counts of a token: a word, the prefix of a name, and a string that is not closed."""
    unclosed = any(match[name] is not None for name in ("open0", "open1", "open2", "open3"))
    return match[0] if unclosed else match["word"] or ""


def refused(method: str, kind: str, address: str, body: bytes, limits: Limits) -> Refusal | None:
    """Return why a request is not passed on, or None.

    method: GET, HEAD or POST; kind: the media type of the body; address: the query part of the URL as sent.
    """
    if len(body) > limits.query or len(address) > limits.query:
        return Refusal(413, f"the query is longer than {limits.query:,} bytes")
    pairs = parse_qsl(address, keep_blank_values=True, errors="replace")
    direct = ""
    if method == "POST" and kind == FORM:
        pairs += parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace")
    elif method == "POST":
        direct = body.decode("utf-8", "replace")
    if kind == UPDATE or any(name == "update" for name, _ in pairs):
        return Refusal(403, "this endpoint is read-only: it takes no updates; build the graph anew to change it")
    if any(federates(text) for text in (direct, *(value for name, value in pairs if name == "query"))):
        return Refusal(403, "this endpoint calls no other: SERVICE is off")
    return None
