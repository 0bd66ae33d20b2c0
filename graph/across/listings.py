"""Numbers announced and numbers listed: how many members a printed table or list has, and how many the text speaks of.

Takes documents with the spans of their sentences; gives, for each table or bulleted list whose number the text names
as well, a group with claims of `cg:memberCount`: one for the rows that stand there, one for each number that a sentence
or caption tells. Where "12 counties" are announced and 11 listed, two values of one slot are the conflict that they
are. A number is taken for that of the list where its noun stands in the list's caption, header or introduction, it is
exact, real and nobody's quotation, and it stands in the caption or in the introduction or is near enough to the number
of rows (`NEAR`): of a text's "three counties" and "12 counties" only one can mean a list of 11.

Leaves out who the members are, and lists of what is no agent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.claims import confidence
from graph.model import Cell, Claim, Document, Entity, Evidence, Literal, Modality, Span
from graph.tables import read_mapping
from graph.vocabulary import mint, slug

FEWEST = 5  # rows of a list whose number is worth comparing
NEAR = 0.1  # share of the rows by which a number elsewhere in the text may differ, one at least
INTRODUCTION = 300  # code points before a list within which a sentence may introduce it
LONGEST_ITEM = 12  # words of a list's item; a longer one is no name
TOLD, LISTED = "count/told", "count/listed"
BULLET = re.compile(r"^[ \t]*(?:[-*\u2022\u2013\u25aa\u2023]|\d{1,3}[.)])[ \t\u00a0]+(?P<item>\S.*?)[ \t]*$")


@dataclass(frozen=True, slots=True)
class _List:
    """A table or list: its place, its number of members, what names them, and the sentence or caption before it."""

    span: Span
    members: int
    names: tuple[Cell, ...]
    before: int


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of members with the words that tell it."""

    count: int
    noun: str
    span: Span


def listings(
    documents: Sequence[Document], sentences: Sequence[Sequence[Span]], base: str
) -> tuple[tuple[Entity, ...], tuple[Claim, ...]]:
    """Return the groups whose members are both counted and listed, and the claims of both numbers."""
    groups: list[Entity] = []
    claims: list[Claim] = []
    for document, spans in zip(documents, sentences, strict=True):
        for entity, told in _of_document(document, spans, base):
            groups.append(entity)
            claims.extend(told)
    return tuple(groups), tuple(claims)


def _of_document(
    document: Document, sentences: Sequence[Span], base: str
) -> Iterator[tuple[Entity, tuple[Claim, ...]]]:
    lists = [*_tables(document), *_bullets(document)] if document.language == "en" else []
    if not lists:
        return
    told = [one for span in sentences for one in _numbers(Cell(span, span.of(document.text)))]
    for number, one in enumerate(sorted(lists, key=lambda each: each.span), start=1):
        for noun in _nouns(one.names):
            captions = [found for cell in one.names for found in _numbers(cell)]
            fitting = sorted({t for t in (*captions, *told) if t.noun == noun and _meant(t, one, document)}, key=_place)
            if fitting:
                yield _group(document, one, noun, number, fitting, base)
                break


def _place(told: _Told) -> tuple[Span, int]:
    return told.span, told.count


def _meant(told: _Told, one: _List, document: Document) -> bool:
    """Tell whether a number is that of the list: by its place right before it or in it, or by its size."""
    inside = one.span.contains(told.span)
    leads = told.span.end <= one.before and document.text[told.span.end : one.before].strip() == ""
    introduces = leads and told.span.of(document.text).rstrip().endswith(":")
    return inside or introduces or abs(told.count - one.members) <= max(1, NEAR * one.members)


def _group(
    document: Document, one: _List, noun: str, number: int, told: Sequence[_Told], base: str
) -> tuple[Entity, tuple[Claim, ...]]:
    """Return the group of a list with its claims: the number of its rows, and each number that is told."""
    plural = _plural(noun)
    iri = mint(base, "group", f"{plural} listed in {_place_key(document.stem)} {number}")
    title = document.title or document.stem
    entity = Entity(iri, ("Group",), f"{plural} listed in {title}", (), (), (document.stem,))

    def claim(count: int, rule: str, spans: Sequence[Span]) -> Claim:
        evidence = tuple(Evidence(document.stem, span, span.of(document.text)) for span in spans)
        value = Literal(str(count), "xsd:integer")
        return Claim(iri, "memberCount", value, Modality.ASSERTED, confidence(rule), rule, evidence)

    counts = sorted({each.count for each in told})
    by_count = [claim(n, TOLD, [each.span for each in told if each.count == n]) for n in counts]
    return entity, (claim(one.members, LISTED, [one.span]), *by_count)


def _place_key(stem: str) -> str:
    """Return a document's stem as part of a key; two stems never give one key, whatever their letters."""
    plain = slug(stem)
    return plain if plain == stem else f"{plain} {hashlib.sha256(stem.encode('utf-8', 'replace')).hexdigest()[:8]}"


# --- lists


def _tables(document: Document) -> Iterator[_List]:
    """Yield the tables with enough rows that have a name; sums are no members."""
    sums = frozenset(read_mapping("listings.yaml")["sums"])
    for table in document.tables:
        first = [next((c.text for c in row if re.search(r"[^\W\d_]{2}", c.text)), "") for row in table.rows]
        members = [name for name in first if name and slug(name).split("-")[0] not in sums]
        if len(members) >= FEWEST:
            yield _List(table.span, len(members), (*table.captions, *table.header[:1]), table.span.start)


def _bullets(document: Document) -> Iterator[_List]:
    """Yield the bulleted or numbered lists of names with enough items, with the line that introduces each."""
    lines = [
        (match.start(), match.group()) for match in re.finditer(r"[^\n]+", document.text) if not match.group().isspace()
    ]
    inside = [table.span for table in document.tables]
    run: list[tuple[int, str]] = []
    before: tuple[int, str] | None = None
    for start, line in (*lines, (len(document.text), "")):
        bullet = BULLET.match(line) if not any(span.start <= start < span.end for span in inside) else None
        if bullet and bullet["item"][0].isupper() and len(bullet["item"].split()) <= LONGEST_ITEM:
            run.append((start, line))
            continue
        if len(run) >= FEWEST and before is not None:
            span = Span(run[0][0], run[-1][0] + len(run[-1][1].rstrip()))
            lead = Cell(Span(before[0], before[0] + len(before[1])), before[1])
            yield _List(span, len(run), (lead,), run[0][0])
        before, run = (start, line), []


# --- words


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds a number with its noun, a noun alone, words before an inexact number, and unreal words."""
    data = read_mapping("listings.yaml")
    forms = sorted((_plural(noun) for noun in data["nouns"]), key=lambda word: (-len(word), word))
    nouns = "|".join(re.escape(word) for word in forms)
    single = "|".join(re.escape(word) for word in sorted(data["nouns"], key=lambda word: (-len(word), word)))
    small = "|".join(data["numbers"])
    number = rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})*)|(?P<words>(?:{small})(?:-(?:{small}))?)"
    between = r"(?:[ \u00a0](?!(?:of|and|or|to|in|by|for|percent)\b)[\w\u2019'-]+){0,2}?"
    told = re.compile(rf"(?<![\w$.,%/-])(?:{number}){between}[ \u00a0](?P<noun>{nouns})\b", re.IGNORECASE)
    inexact = re.compile(
        rf"(?:^|\W)(?:{'|'.join(data['inexact'])}|(?:\d+|{small}) (?:or|to))(?: the)?\s*$", re.IGNORECASE
    )
    unreal = re.compile(rf"\b(?:{'|'.join(data['unreal'])})\b", re.IGNORECASE)
    return told, re.compile(rf"\b(?:(?P<plural>{nouns})|(?P<single>{single}))\b", re.IGNORECASE), inexact, unreal


def _numbers(cell: Cell) -> Iterator[_Told]:
    """Yield the exact numbers of members that a sentence or caption asserts in its own words."""
    told, _, inexact, unreal = _patterns()
    for match in told.finditer(cell.text):
        before = cell.text[: match.start()]
        quoted = before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1
        if not quoted and not inexact.search(before) and not unreal.search(before):
            yield _Told(_value(match), _single(match["noun"]), cell.span)


def _value(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"].replace(",", ""))
    known = read_mapping("listings.yaml")["numbers"]
    return sum(int(known[word]) for word in match["words"].lower().split("-"))


def _nouns(names: Sequence[Cell]) -> Iterator[str]:
    """Yield the nouns by which a caption, header or introduction names the members, in the singular."""
    _, noun, _, _ = _patterns()
    for cell in names:
        for match in noun.finditer(cell.text):
            yield _single(match["plural"]) if match["plural"] else match["single"].lower()


def _plural(noun: str) -> str:
    given = read_mapping("listings.yaml")["plurals"].get(noun)
    if given is not None:
        return str(given)
    ending = "ies" if re.search(r"[^aeiou]y$", noun) else f"{noun[-1]}es" if re.search(r"(?:s|sh|ch|x)$", noun) else ""
    return noun[:-1] + ending if ending else f"{noun}s"


def _single(plural: str) -> str:
    return _singles()[plural.lower()]


@lru_cache(maxsize=1)
def _singles() -> dict[str, str]:
    return {_plural(noun): str(noun) for noun in read_mapping("listings.yaml")["nouns"]}
