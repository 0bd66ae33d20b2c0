"""Offices and posts in text: "City Attorney", "acting press secretary", "director of housing policy", "the judge".

Takes a document, its sentences, the mentions that others have found and the authority tables; gives OFFICE
mentions. A mention's name is the title without article, place and body, and without words such as "former" that
tell when it was held. Plural titles are left out, but for those right before names ("Attorneys General Roe and ...").
Who holds an office is decided in the frames.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.annotate.name_data import names
from graph.annotate.office_keys import OfficeKeys, office_keys, served_beside, word_before
from graph.annotate.titles import Head, titles
from graph.model import Document, Mention, MentionKind, Sentence, Span
from graph.tables import Tables

MASK = "\x00"
_BEFORE = re.compile(
    r"(?:^|[,(\u2014\u2013\"\u201c:;-]|\x00|['\u2019]s|s['\u2019]|\b(?:the|a|an|this|that|his|her|its|their|our|my|as|became|become|named|elected|appointed|"
    r"former|then|current|new|longtime|ex|and|is|was|said|with|by|of|for|to))\s*-?\s*$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\x00|['\u2019]s|s['\u2019]|\b(?:the|a|an|this|that|his|her|its|their|our|my|as|became|become|former|then|current|new|longtime|ex|another|(?<=-)appointed|(?<=-)nominated))\s*-?\s*(?:\d{4}\s)?$",
    re.IGNORECASE,
)
_NAME_NEXT = re.compile(
    r"\s+(?:(?:Dr|Mr|Mrs|Ms|Rev)\.?\s+)?([A-Z][\w\u2019'-]*[^\W\d_A-Z]|[A-Z]\.|[A-Z]{2}(?=\s[A-Z]))"
)
_PLACED = re.compile(r"\x00(?:['\u2019]s?)?\s*$")
_CAPITAL_BEFORE = re.compile(r"[a-z\x00,]\s(?!(?:Former|The|But|And)\s)([A-Z][a-z]+)\s$")
_COMMA_BEFORE = re.compile(r"(?:,|\band)\s+(?:(?:an?|the)\s+)?(?:[a-z-]+\s+){0,2}$")
_OWNED = re.compile(r"['\u2019]s\s+(?:\w+\s+)?$")
_BODY_TAIL = re.compile(r"(?:['\u2019]s?)?\s+Offices?\b")
_BENCH_WORDS = r"(?:(?:[Cc]hief|[Dd]istrict|[Mm]agistrate|[Bb]ankruptcy|[Cc]ircuit)\s)*"
_BENCH_TITLE = re.compile(rf"(?:(?:U\.?S\.?|United States|[Ff]ederal)\s)?{_BENCH_WORDS}[Jj]udges?\b")
_BENCH_REST = re.compile(rf"\s?{_BENCH_WORDS}[Jj]udges?\b")
_NATIONAL = re.compile(r"judge|attorney$|marshal", re.IGNORECASE)
_ACTING = re.compile(r"(?:acting|interim)[ -]", re.IGNORECASE)
_OPENS = re.compile(r"[,(\u2014\u2013]\s*$|\x00(?:['\u2019]s)?\s*$|['\u2019]s\s*$")
_WORD_BEFORE = re.compile(r"([a-z]+(?:-[a-z]+)*-?)\s*$")
_SERVES = re.compile(r"\s+(?:of|at|for|with|to|in)\s")
_APPOSED = re.compile(r"[,(\u2014\u2013-]\s*$|\b(?:and|as|is|was)\s+$")
_FIELD = re.compile(r"\s+(?:of|for)(?=\s+[a-z])")
_FIELD_WORD = re.compile(r"\s+([a-z][a-z-]*)\b")
_DEFINITE = re.compile(r"\b(?:the|that|this)\s+$", re.IGNORECASE)


_SERVED = (MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE)


class _Title(NamedTuple):
    """A title without its key; `fallback` is a plainer title under which the table may know it, or ""."""

    mention: Mention
    fallback: str


NEAR = 40  # code points before a title that hold the word before it, if it is not too long for a modifier
WINDOW = 120  # code points before a title that are looked at, so that long sentences cost linear time


def offices(
    document: Document, sentences: Sequence[Sentence], taken: Sequence[Mention], tables: Tables
) -> tuple[Mention, ...]:
    """Return the OFFICE mentions of all sentences, sorted; none overlaps a mention of `taken`."""
    blocked = sorted(m.span for m in taken if m.kind is not MentionKind.OFFICE)
    inside = _inside_titles(document, taken)
    found: list[_Title] = []
    at = 0
    for sentence in sentences:
        while at < len(blocked) and blocked[at].end <= sentence.span.start:
            at += 1
        own = _until(blocked, at, sentence.span.end)
        text = masked(document.text, sentence.span, [s for s in own if s not in inside])
        found.extend(_in_sentence(text, sentence.span.of(document.text), sentence.span.start))
    return _keyed(document.text, found, taken, office_keys(tables))


def _until(spans: Sequence[Span], at: int, end: int) -> list[Span]:
    """Return the spans from place `at` on that start before `end`."""
    last = at
    while last < len(spans) and spans[last].start < end:
        last += 1
    return list(spans[at:last])


def _keyed(text: str, found: Sequence[_Title], taken: Sequence[Mention], keys: OfficeKeys) -> tuple[Mention, ...]:
    """Give each title the key of its row, by the bodies and places beside it in the whole document."""
    around = sorted((m for m in taken if m.kind in _SERVED), key=lambda m: m.span)
    starts = [m.span.start for m in around]
    served = []
    for title in found:
        i = bisect_left(starts, title.mention.span.start)
        beside = (around[i - 1] if i else None, around[i] if i < len(around) else None)
        served.append(served_beside(text, title.mention.span.start, title.mention.span.end, beside))
    of_states = {t.mention.name.casefold() for t, s in zip(found, served, strict=True) if s == "state"}
    made = []
    for title, what in zip(found, served, strict=True):
        name = title.mention.name
        first = f"{word_before(text, title.mention.span.start)} {name}"
        key = keys.key((first, name, title.fallback), what)
        if not what and name.casefold() in of_states and keys.is_shared(name):
            key = ""
        made.append(replace(title.mention, key=key))
    return tuple(made)


def _inside_titles(document: Document, taken: Sequence[Mention]) -> frozenset[Span]:
    """Return the bodies and places that are only the first words of a judge's title: "U.S. District" + "Judge"."""
    text = document.text
    loose = [m.span for m in taken if m.kind in (MentionKind.BODY, MentionKind.PLACE)]
    return frozenset(s for s in loose if _BENCH_TITLE.match(text, s.start) and _BENCH_REST.match(text, s.end))


def masked(text: str, within: Span, blocked: Sequence[Span], mask: str = MASK) -> str:
    """Return the words of `within`, with `mask` for each code point of a blocked span; `blocked` is sorted."""
    if not blocked:
        return within.of(text)
    pieces, at = [], within.start
    for span in blocked:
        if span.start >= within.end:
            break
        start, end = max(span.start, at), min(span.end, within.end)
        if end > start:
            pieces += [text[at:start], mask * (end - start)]
            at = end
    return "".join([*pieces, text[at : within.end]])


def _in_sentence(text: str, whole: str, offset: int) -> Iterator[_Title]:
    """Yield the offices of one sentence; `text` is `whole` masked, `offset` its place in the document."""
    for match in titles().find(text):
        head = _head(match.group("head"))
        if head is None or not _counts(text, match, head):
            continue
        start = _open_modifiers(text, match) if match.group("head")[0].islower() else match.start()
        end = _field_end(text, match.end()) if head.field else match.end()
        name = _name(text, whole, (start, end), match, head)
        definite = bool(_DEFINITE.search(text[max(start - WINDOW, 0) : start])) and not _NAME_NEXT.match(text, end)
        mention = Mention(Span(offset + start, offset + end), MentionKind.OFFICE, name, definite=definite)
        plain = _ACTING.sub("", match.group("mods")) == "" or "judge" in name.lower()
        yield _Title(mention, head.singular if plain else "")


def _head(printed: str) -> Head | None:
    """Return the entry for a printed head, which may be short ("Gov.") or hold a portfolio."""
    known = titles()
    full = known.abbreviations.get(printed)
    if full is not None:
        return Head(printed, full, "named", False, False)
    if printed in known.abbreviated_plurals:
        singular = known.abbreviated_plurals[printed]
        return Head(printed, singular, "named", False, False)
    lowered = re.sub(r"\s+", " ", printed.lower().replace("\u2019", "'"))
    entry = known.heads.get(lowered) or known.heads.get(lowered.replace("-", " "))
    if entry is not None:
        return entry
    for word in sorted(known.portfolio_heads, key=len, reverse=True):
        if lowered.startswith(word + " of ") or lowered.endswith(" " + word):
            return Head(lowered, lowered, "free", False, False)
    return None


def _counts(text: str, match: re.Match[str], head: Head) -> bool:
    """Tell whether the words are a title here and nothing else."""
    first = match.start()
    before, end, printed = text[max(first - WINDOW, 0) : first], match.end(), match.group("head")
    if _BODY_TAIL.match(text, end):
        return False
    named = _named(text, end)
    if head.use == "named":
        return named
    upper = printed[0].isupper()
    placed = _PLACED.search(before) is not None
    modified = bool(match.group("mods")) or placed
    determined = _DETERMINED.search(before) is not None
    if head.use == "modified":
        if named and (modified or determined or (upper and not _after_capital(before))):
            return True
        follows = _BEFORE.search(before) is not None
        if _served(text, end) and (determined or _COMMA_BEFORE.search(before) is not None):
            return True
        if text[end : end + 1] in (",", ".") and _OWNED.search(before) is not None:
            return True
        return modified and (upper or placed or follows)
    if upper:
        return not (printed in names().given and named and not modified and not determined)
    if named or determined or _open_modifiers(text, match) < match.start():
        return True
    return _BEFORE.search(before) is not None and (modified or _apposed(text, match))


def _after_capital(before: str) -> bool:
    """Tell whether a capitalised word that is no party's stands right before: "Memorial" of "Memorial Justice"."""
    word = _CAPITAL_BEFORE.search(before)
    return word is not None and word.group(1).lower() not in titles().dropped


def _named(text: str, end: int) -> bool:
    """Tell whether a capitalised word that may be a name comes next."""
    follower = _NAME_NEXT.match(text, end)
    if follower is None:
        return False
    word = follower.group(1).rstrip(".")
    return word not in names().stop or word in names().soft or word in names().given


def _served(text: str, end: int) -> bool:
    return _SERVES.match(text, end) is not None


def _apposed(text: str, match: re.Match[str]) -> bool:
    return _APPOSED.search(text[max(match.start() - WINDOW, 0) : match.start()]) is not None


def _open_modifiers(text: str, match: re.Match[str]) -> int:
    """Return where a lower-case title starts, with up to two plain nouns before it: ", clinic director"."""
    known = titles()
    start = at = match.start()
    for _ in range(3):
        floor = max(at - NEAR, 0)
        before = text[floor:at]
        word = _WORD_BEFORE.search(before)
        if word is None:
            return at if _OPENS.search(before) else start
        plain = word.group(1)
        if plain in ("a", "an", "the"):
            return at
        if plain.rstrip("-") in known.dropped or plain in known.dropped:
            return at
        if plain in known.closed or plain.endswith(("ed", "ing", "ly", "-")) or at - floor - word.start(1) > 18:
            return start
        at = floor + word.start(1)
    return start


def _field_end(text: str, end: int) -> int:
    """Return the end of a title with its field: "director" + " of policy studies"; `end` where there is none."""
    opener = _FIELD.match(text, end)
    if opener is None:
        return end
    at, last, count = opener.end(), end, 0
    while count < 5:
        word = _FIELD_WORD.match(text, at)
        if word is None:
            break
        plain = word.group(1)
        if plain == "and" and count:
            at = word.end()
            continue
        if plain in titles().closed or plain in titles().collectives or plain in ("a", "an", "the"):
            break
        count += 1
        at = last = word.end()
    return last


def _name(text: str, whole: str, bounds: tuple[int, int], match: re.Match[str], head: Head) -> str:
    """Return the title as printed, less words that are none of it; a plural gives its singular."""
    start, end = bounds
    name = re.sub(r"\s+", " ", text[start:end])
    if head.word != head.singular and head.use == "named" and match.group("head") not in titles().abbreviations:
        mods = match.group("mods")
        single = head.singular.title() if match.group("head")[0].isupper() else head.singular
        return f"{mods}{single}"
    if name.lower() in titles().portfolio_heads:
        name = _with_portfolio(whole, start, end, name)
    words = name.split(" ")
    while len(words) > 1 and words[0].lower() in titles().dropped:
        words = words[1:]
    if not _NATIONAL.search(name):
        prefix = 2 if words[:2] == ["United", "States"] else int(words[0].lower() in ("u.s.", "us"))
        words = words[prefix:] if len(words) > prefix else words
    return " ".join(words)


def _with_portfolio(whole: str, start: int, end: int, name: str) -> str:
    """Return "Homeland Security Secretary" or "Secretary of Homeland Security" where the portfolio is a body's name."""
    floor = max(start - WINDOW, 0)
    before, after = whole[floor:start].lower().rstrip(), whole[end : end + WINDOW].lower()
    for portfolio in sorted(titles().portfolios, key=len, reverse=True):
        if before.endswith(portfolio):
            last = floor + len(before)
            return f"{whole[last - len(portfolio) : last]} {name}"
        if after.startswith(f" of {portfolio}"):
            return name + whole[end : end + 4 + len(portfolio)]
    return name
