"""Lines -> which of them are headlines: the first line, and lines that repeat it or the title.

A headline is told by its shape (short, no final stop, mostly capitalised) or by being equal to the title; a line is
repeated where it says the same words again, whatever its bullets, case and quotation marks. Lines inside the story
that stand alone without a final stop (subheadings, titles of other stories) are headlines too.
"""

from __future__ import annotations

import re

MOST_WORDS = 25  # a longer line is no headline
MOST_WORDS_INSIDE = 16
FEWEST_WORDS = 4  # of a line that counts as repeated, or as a headline inside the story
CAPITALISED = 0.6  # share of the longer words that begin with a capital
FINAL = ".!?:;,…"
CLOSERS = "\"'”’)]»"
INSIDE = re.compile(r"[A-Z‘“\"'][^\n]*[\w’”\"'?]")
STOP_INSIDE = re.compile(r"[a-z]{3}[.!?][\"”’]{0,2}\s")
SUFFIX = re.compile(r"\s[|–—-]\s[^|]{2,40}$")


def normal(line: str) -> str:
    """Return the words of `line` for comparing: no case, bullets, quotation marks or punctuation."""
    bare = re.sub(r"['’‘`]", "", line.casefold())
    return " ".join(re.findall(r"\w+", bare))


def titles(title: str | None) -> frozenset[str]:
    """Return the normal forms of the title, with and without a site's name at its end."""
    if not title:
        return frozenset()
    return frozenset({normal(title), normal(SUFFIX.sub("", title))} - {""})


def closed(line: str) -> bool:
    """Tell whether the line ends as a sentence does."""
    return line.rstrip().rstrip(CLOSERS)[-1:] in tuple(FINAL)


def is_headline(line: str, known: frozenset[str]) -> bool:
    """Tell whether a text's first line is its headline; `known` are the normal forms of the title."""
    words = line.split()
    if normal(line) in known:
        return len(words) <= 2 * MOST_WORDS
    if not 3 <= len(words) <= MOST_WORDS or line.rstrip().rstrip(CLOSERS)[-1:] in tuple(".:;,…"):
        return False
    longer = [word for word in (w.strip("\"'“”‘’(#*•") for w in words) if len(word) >= 4]
    capitals = sum(1 for word in longer if not word[0].islower())
    return bool(longer) and capitals >= CAPITALISED * len(longer)


def is_title(line: str) -> bool:
    """Tell whether a line has the shape of a subheading or of another story's title: short, no final stop."""
    words = line.split()
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS_INSIDE or not INSIDE.fullmatch(line) or STOP_INSIDE.search(line):
        return False
    return line[-1] == "?" or not closed(line)


def is_headline_inside(line: str, following: list[str]) -> bool:
    """Tell whether a line inside the story is such a title: another line follows, and does not go on with it."""
    return bool(following) and not following[0][0].islower() and is_title(line)


def repeated(lines: list[str], known: frozenset[str]) -> frozenset[int]:
    """Return the indexes, after the first line, of lines equal to the title or to an earlier line without a stop."""
    seen: set[str] = set()
    found: set[int] = set()
    for index, line in enumerate(lines):
        if len(line) > 400:
            continue
        words = normal(line)
        if index and (words in known or words in seen):
            found.add(index)
        if FEWEST_WORDS <= len(words.split()) <= MOST_WORDS and not closed(line):
            seen.add(words)
    return frozenset(found)
