"""Document and sentences -> pieces of law, case captions and docket numbers.

Takes running prose; gives `Mention`s of three kinds. PROVISION: constitutional amendments, clauses and articles,
statutes by title ("Clean Air Act") or by code ("8 U.S.C. 1373"); `name` is canonical, `key` its slug, and
`kind_class` "ConstitutionalProvision" or "Statute". CASE: captions, named "X v. Y". DOCKET: `name` is the number
as printed and `value` its canonical form without court prefix or initials ("25-cv-01350"). The year of an act
("of 1964") is in its name but not in its span, so that it stays free for a date. Bills and orders are left to
the annotator of measures. Names, aliases and cue words come from `provisions.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from graph.annotate.first_look import runs
from graph.model import Document, Mention, MentionKind, Sentence, Span
from graph.tables import read_yaml

CONSTITUTIONAL, STATUTE = "ConstitutionalProvision", "Statute"
_LINK = r"(?:(?:of|and|the|for|in|on|to|with|from|by|against|or|&)\s+){0,2}"
_TITLE = rf"(?<![\w’'-])(?P<title>(?:(?!Acts?\b)[A-Z][\w’'&.-]*\s+{_LINK}){{1,9}})"
_ACT = re.compile(rf"{_TITLE}Act\b(?!\s+Now\b)(?:\s+of\s+(?P<year>[12]\d{{3}})\b)?")
_PART = re.compile(
    r"\b(?:[Ss]ection|Title)\s+(?:\d+[\w().-]*|[IVX]+)\s+of\s+(?:the\s+)?(?:(?:federal|landmark|[12]\d{3})\s+)*$"
)
_ACRONYM = re.compile(r"(?:\s+of\s+\d{4})?,?\s+\((?:the\s+)?[“\"]?([A-Z][A-Za-z]{2,8})[”\"]?\)")
_CAPITALS = re.compile(r"(?<!\w)[A-Z][A-Za-z]{2,8}(?!\w)")
_CLAUSE = re.compile(r"(?<![\w’'-])(?:(?!The\b|That\b|This\b)[A-Z][a-z-]+\s+(?:(?:and|or|of)\s+)?){1,4}Clause\b")
_STATE = re.compile(
    r"(?<![\w’'-])(?P<name>(?!State\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?:’s|'s)?\s+(?:[Ss]tate\s+)?"
    r"Constitution\b(?!\s+[A-Z])"
)
_ARTICLE = re.compile(
    r"\bArticle\s+(?P<number>I{2,3}|IV|VI{0,2}"
    r"|I(?=\s+(?:of|power|court|authority|judge|section)|[’']s|,\s+[Ss]ection))\b"
)
_CODE = re.compile(
    r"\b(?P<title>\d{1,2})\s+U\.?\s?S\.?\s?C\.?\s*(?:§+|[Ss]ec(?:tion|\.)?)?\s*"
    r"(?P<section>\d{1,5}[a-z]?(?:\(\w{1,3}\))*)(?!\w)"
)
_WORD = r"(?:[A-Z][\w.&’'-]*|(?<!\d)\d{1,3}(?=\s+[A-Z]))"
_FORM = r",\s+(?:Inc|Corp|Ltd|Co|LLC|LLP|L\.L\.C|N\.A)\b\.?"
_ET_AL = r"(?:,?\s+et\s+al\b\.?)?"
_LINKED = rf"\s+(?:(?:of|and|the|&|for)\s+){{0,2}}{_WORD}"
_RIGHT = re.compile(rf"(?P<party>{_WORD}(?:{_LINKED}|{_FORM}){{0,8}}{_ET_AL})")
_LEFT = re.compile(rf"(?P<party>{_WORD}(?:{_LINKED}|{_FORM}){{0,8}}{_ET_AL})$")
_VERSUS = re.compile(r"(?<=[\w.])\s+(?P<sign>v\.?|vs\.?)\s+(?:the\s+)?(?=[A-Z\d])")
_MATTER = re.compile(rf"\b(?P<sign>In re|Ex parte):?\s+(?P<party>{_WORD}(?:\s+(?:of\s+|and\s+)?{_WORD}){{0,6}})")
_DOCKET = re.compile(
    r"(?<![\w-])(?:\d:)?(?P<year>\d\d|\d{4})-(?P<type>cv|cr|mc|md|mj|bk|civ|crim)-(?P<number>\d{1,6})"
    r"(?:-[A-Z]{1,4})*(?!\w)",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\b(?:Nos?\.|[Dd]ocket|[Dd]ocket [Nn]umber)\s+"
    r"(?P<list>\d\d-\d{2,5}(?![\w-])(?:(?:,\s+|\s+and\s+|,\s+and\s+)\d\d-\d{2,5}(?![\w-]))*)"
)
_NO_LAW = re.compile(r"\s+(?:Avenue|Center|Party|Pipeline|Hall)\b")  # what "Constitution" names before these
_FIGURE = re.compile(r"\d")
_AMENDMENT_WORDS = frozenset({"amendment", "amendments", "Amendment", "Amendments"})
_CONSTITUTIONAL_WORDS = frozenset({"Clause", "Constitution", "Article"})
_CAPTION_WORDS = frozenset({"v", "vs", "re", "parte"})
_ABBREVIATED = re.compile(r"(?:\b(?:Inc|Corp|Co|Ltd|Dept|Bros|al|Jr|Sr)|\b(?:[A-Z]\.)+[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class _Knowledge:
    provisions: dict[str, tuple[str, str]]  # wording -> canonical name, class
    known: re.Pattern[str]
    known_words: frozenset[str]  # for each wording its longest word, without which it does not stand in a text
    amendments: re.Pattern[str]
    ordinals: dict[str, str]
    lists: dict[str, frozenset[str]]


def law(document: Document, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Return the provisions, captions and docket numbers of the sentences, sorted and disjoint."""
    text, found = document.text, []
    acronyms: dict[str, Mention] = {}
    for sentence in sentences:
        for mention in _disjoint(_sentence(text, sentence.span, acronyms)):
            found.append(mention)
            defined = _ACRONYM.match(text, mention.span.end, sentence.span.end)
            if mention.kind_class == STATUTE and defined:
                acronyms.setdefault(defined[1], mention)
    return tuple(found)


def slug(name: str) -> str:
    """Return a name as a key: lower-case letters and digits in groups joined by "-"."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower().replace("'", "").replace("’", "")))


def _disjoint(mentions: Iterator[Mention]) -> Iterator[Mention]:
    position = 0
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.name)):
        if mention.span.start >= position:
            position = mention.span.end
            yield mention


def _sentence(text: str, within: Span, acronyms: dict[str, Mention]) -> Iterator[Mention]:
    """Yield the mentions of one sentence; each finder is asked only where a word stands that it cannot do without."""
    part = within.of(text)
    words = runs(part)
    if not words.isdisjoint(_knowledge().known_words):
        yield from _known(text, within)
    if not words.isdisjoint(_AMENDMENT_WORDS):
        yield from _amendments(text, within)
    if not words.isdisjoint(_CONSTITUTIONAL_WORDS):
        yield from _constitutional(text, within)
    if "Act" in words:
        yield from _acts(text, within)
    if not words.isdisjoint(_CAPTION_WORDS):
        yield from _captions(text, within, words)
    if "U" in part and _FIGURE.search(part):
        yield from _codes(text, within)
    if "-" in part and _FIGURE.search(part):
        yield from _dockets(text, within)
    for m in _CAPITALS.finditer(text, within.start, within.end) if not words.isdisjoint(acronyms) else ():
        if m[0] in acronyms:
            yield _provision(m.start(), m.end(), acronyms[m[0]].name, STATUTE)


def _provision(start: int, end: int, name: str, kind_class: str) -> Mention:
    return Mention(Span(start, end), MentionKind.PROVISION, name, key=slug(name), kind_class=kind_class)


def _known(text: str, within: Span) -> Iterator[Mention]:
    knowledge = _knowledge()
    for m in knowledge.known.finditer(text, within.start, within.end):
        words = " ".join(m[0].split())
        start = m.start() + (4 if words.lower().startswith("the ") else 0)
        if words.lower() == "the constitution" and _NO_LAW.match(text, m.end(), within.end):
            continue
        yield _provision(start, m.end(), *knowledge.provisions[words])


def _amendments(text: str, within: Span) -> Iterator[Mention]:
    knowledge = _knowledge()
    for m in knowledge.amendments.finditer(text, within.start, within.end):
        following = re.match(r"\s+([A-Za-z]+)", text[m.end() : min(m.end() + 30, within.end)])
        after = following[1] if following else ""
        of_bill = m["word"] == "a" and m["last"].islower() and after == "to"
        if of_bill or after in knowledge.lists["organization_words"]:
            continue
        ordinals = [*re.finditer(r"\d+(?:st|nd|rd|th)|[A-Za-z]+(?:-[A-Za-z]+)?", text[m.start() : m.end("last")])]
        names = [(o, knowledge.ordinals[o[0].lower()]) for o in ordinals if o[0].lower() in knowledge.ordinals]
        for i, (o, name) in enumerate(names):
            end = m.end() if i + 1 == len(names) else m.start() + o.end()
            yield _provision(m.start() + o.start(), end, f"{name} Amendment", CONSTITUTIONAL)


def _constitutional(text: str, within: Span) -> Iterator[Mention]:
    provisions, not_first = _knowledge().provisions, _knowledge().lists["not_first"]
    for m in _CLAUSE.finditer(text, within.start, within.end):
        start = _cut(text, m.start(), m.end())
        if start < m.end() - len("Clause"):
            name = " ".join(text[start : m.end()].split())
            yield _provision(start, m.end(), provisions.get(name, (name, ""))[0], CONSTITUTIONAL)
    for m in _STATE.finditer(text, within.start, within.end):
        if m["name"].split()[0] not in not_first:
            name = f"{m['name']} Constitution"
            yield _provision(m.start(), m.end(), provisions.get(name, (name, ""))[0], CONSTITUTIONAL)
    for m in _ARTICLE.finditer(text, within.start, within.end):
        yield _provision(m.start(), m.end(), f"Article {m['number']}", CONSTITUTIONAL)


def _cut(text: str, start: int, end: int) -> int:
    """Return where a capitalised title begins, past words that only open the sentence or own what follows."""
    lists = _knowledge().lists
    words = list(re.finditer(r"\S+", text[start:end]))
    first = 0
    for i, word in enumerate(words[:-1]):
        owner = word[0].endswith(("'s", "’s", "s'", "s’")) and word[0] not in lists["titles_own"]
        if owner or word[0] == "the" or (i == first and (word[0] in lists["not_first"] or word[0].islower())):
            first = i + 1
    return start + words[first].start()


def _acts(text: str, within: Span) -> Iterator[Mention]:
    provisions = _knowledge().provisions
    for m in _ACT.finditer(text, within.start, within.end):
        start, end = _cut(text, m.start(), m.end("title") + 3), m.end("title") + 3
        title = " ".join(text[start:end].split())
        if title == "Act":
            continue
        name = provisions.get(title, (title, ""))[0]
        if name == title and title not in provisions and m["year"]:
            name = f"{title} of {m['year']}"
        part = _PART.search(text, max(within.start, start - 80), start)
        if part:
            name = f"{' '.join(part[0].split()[:2])} of the {name}"
            name, start = provisions.get(name, (name, ""))[0], part.start()
        yield _provision(start, end, name[0].upper() + name[1:], STATUTE)


def _codes(text: str, within: Span) -> Iterator[Mention]:
    for m in _CODE.finditer(text, within.start, within.end):
        yield _provision(m.start(), m.end(), f"{m['title']} U.S.C. {m['section']}", STATUTE)


def _captions(text: str, within: Span, words: frozenset[str]) -> Iterator[Mention]:
    cued = not words.isdisjoint(_knowledge().lists["case_words"])
    for m in _VERSUS.finditer(text, within.start, within.end):
        left = _LEFT.search(text[max(within.start, m.start() - 120) : m.start()])
        right = _RIGHT.match(text, m.end(), within.end)
        if not left or not right or (m["sign"].startswith("vs") and not cued):
            continue
        start = _cut(text, m.start() - len(left["party"]), m.start())
        end = _party_end(text, right.start("party"), right.end("party"))
        one, other = (" ".join(text[a:b].split()) for a, b in ((start, m.start()), (right.start("party"), end)))
        yield Mention(Span(start, end), MentionKind.CASE, f"{one} v. {other}")
    for m in _MATTER.finditer(text, within.start, within.end):
        end = _party_end(text, m.start("party"), m.end("party"))
        name = " ".join(f"{m['sign']} {text[m.start('party') : end]}".split())
        yield Mention(Span(m.start(), end), MentionKind.CASE, name)


def _party_end(text: str, start: int, end: int) -> int:
    """Return where the right-hand party ends: before a court's name, a possessive or the sentence's full stop."""
    words = text[start:end]
    if court := re.search(r"\s+(?:Supreme Court|Case|Ruling|Decision)\b", words):
        words = words[: court.start()]
    if owner := re.search(r"[’']s\b(?!\s+[A-Z])", words):
        words = words[: owner.start()]
    if words.endswith(".") and not _ABBREVIATED.search(words):
        words = words[:-1]
    return start + len(words.rstrip("’'-&"))


def _dockets(text: str, within: Span) -> Iterator[Mention]:
    for m in _DOCKET.finditer(text, within.start, within.end):
        value = f"{m['year'][-2:]}-{m['type'].lower()}-{int(m['number']):05d}"
        yield Mention(Span(*m.span()), MentionKind.DOCKET, m[0], value=value)
    for m in _APPEAL.finditer(text, within.start, within.end):
        for number in re.finditer(r"\d\d-\d{2,5}", m["list"]):
            start = m.start("list") + number.start()
            yield Mention(Span(start, start + len(number[0])), MentionKind.DOCKET, number[0], value=number[0])


@lru_cache(maxsize=1)
def _knowledge() -> _Knowledge:
    data = cast(dict[str, object], read_yaml("provisions.yaml"))
    provisions: dict[str, tuple[str, str]] = {}
    for row in cast(list[dict[str, str]], data["provisions"]):
        for wording in (row["name"], *cast(list[str], row["aliases"])):
            provisions[wording] = (row["name"], row["class"])
    wordings = sorted(provisions, key=lambda w: (-len(w), w))
    known = "|".join(r"\s+".join(re.escape(part) for part in w.split()) for w in wordings)
    ordinals: dict[str, str] = {}
    for number, name in enumerate(cast(list[str], data["ordinals"]), start=1):
        ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")
        ordinals[name.lower()] = ordinals[f"{number}{ending}"] = name
    one = "|".join(sorted(ordinals, key=lambda o: (-len(o), o)))
    series = rf"(?:(?:{one})(?:,?\s+(?:and|or|&)\s+(?:the\s+)?|,\s+)){{0,5}}(?P<last>{one})"
    amendments = re.compile(rf"\b(?i:{series})\s+(?P<word>[Aa])mendments?\b")
    lists = {key: frozenset(rows) for key, rows in data.items() if isinstance(rows, list) and isinstance(rows[0], str)}
    longest = frozenset(max(sorted(runs(wording)), key=len) for wording in wordings)
    pattern = re.compile(rf"(?<![\w-])(?:{known})(?![\w-])")
    return _Knowledge(provisions, pattern, longest, amendments, ordinals, lists)
