"""Grants: sums of public money by recipient, from tables and from prose.

Takes the tables of a document and the items of its sentences, gives frames of kind Grant. A table gives grants where
its words, or the prose around, speak of grants; the programme and the fiscal year stand in its header, caption or
notes. Prose gives a grant where a sum goes "to" a recipient in a sentence with a word of giving.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.frames.phrases import Item
from graph.model import Annotated, Cell, Frame, FrameKind, Literal, Mention, MentionKind, Sentence, Slot, Span, Table
from graph.tables import Tables, read_mapping

K = MentionKind
YEAR = re.compile(r"\b(?:FY|fiscal year)\s*'?(\d{4}|\d\d)\b", re.IGNORECASE)
PROGRAM = re.compile(
    r"(?:[A-Z][\w.'\u2019-]+ )+(?:Grants?|Program|Fund|Assistance|JAG)\b(?: (?:Grants?|Program|program))?"
    r"|[A-Z][\w.-]+(?: [A-Z][\w.-]+)* (?:money|grants?|funds|funding)\b"
)
SUM = re.compile(r"\$\s?(\d[\d,\u00a0\u2009\u202f ]*(?:\.\d+)?)\s*(thousand|million|billion|[MmBbKk]n?)?\b")
SCALE = {
    "": 1,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "b": 10**9,
    "bn": 10**9,
}


def amount(text: str) -> str:
    """Return the sum in dollars that the text names, as a plain decimal, or "" for none."""
    found = SUM.search(text)
    if found is None:
        return ""
    number = re.sub(r"[,\s\u00a0\u2009\u202f]", "", found[1])
    whole = float(number) * SCALE[(found[2] or "").lower()]
    return f"{whole:.2f}".rstrip("0").rstrip(".")


def table_grants(annotated: Annotated, tables: Tables) -> Iterator[Frame]:
    """Yield a frame for each row of a grant table."""
    for table in annotated.document.tables:
        yield from _rows(annotated, table, tables)


def _rows(annotated: Annotated, table: Table, tables: Tables) -> Iterator[Frame]:
    around = [*table.header, *table.captions]
    program = next(((c, m[0]) for c in around if (m := PROGRAM.search(c.text))), None)
    year = next(((c, m[1]) for c in around if (m := YEAR.search(c.text))), None)
    words = " ".join(c.text for c in around).lower()
    if program is None and not re.search(r"grant|fund|award|aid\b", words):
        return
    for row in table.rows:
        sums = [c for c in row if amount(c.text)]
        names = [c for c in row if c not in sums and re.search(r"[A-Za-z]{2}", c.text)]
        if len(sums) != 1 or not names:
            continue
        span = Span(min(c.span.start for c in row), max(c.span.end for c in row))
        slots = [
            Slot("recipient", recipient(names[0], tables), span, "grant/table"),
            Slot("amount", Literal(amount(sums[0].text), "xsd:decimal"), span, "grant/table"),
            Slot("currency", Literal("USD"), span, "grant/table"),
        ]
        if program is not None:
            slots.append(
                Slot(
                    "program",
                    Mention(program[0].span, K.MEASURE, _plain(program[1]), "", "Programme"),
                    program[0].span,
                    "grant/table",
                )
            )
        if year is not None:
            slots.append(
                Slot(
                    "fiscalYear",
                    Literal(year[1] if len(year[1]) == 4 else f"20{year[1]}", "xsd:gYear"),
                    year[0].span,
                    "grant/table",
                )
            )
        yield Frame(FrameKind.GRANT, span, -1, tuple(slots), "grant/table")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s+(?:money|grants?|funds|funding|program)$", "", text)).strip(" *")


def recipient(cell: Cell, tables: Tables) -> Mention:
    """Read a recipient as tables print it: "Fremont (Calif.)", "Dunmore Cty. (Ohio)", "Dunmore City & Cty."."""
    text = re.sub(r"\s+", " ", cell.text.replace("\u00a0", " ")).strip()
    note = re.search(r"\s*\(([^)]*)\)\s*$", text)
    name = text[: note.start()] if note else text
    state = _state(note[1], tables) if note else ""
    county = re.search(r"^(.*?) (?:Cty|Co)\.?$", name)
    if county and "&" not in name and "/" not in name:
        name = f"{county[1]} County"
    else:
        name = re.sub(r" City (?:&|and) C(?:oun)?ty\.?$", "", name)
        name = re.sub(r" City$", "", name) if note and state else name
    name = name if name.endswith(".") and len(name) < 6 else name.rstrip(".")
    rows = [
        r
        for r in tables.places
        if name in (r.name, *r.aliases) and (not state or r.state == state or r.kind_class == "State")
    ]
    if rows:
        best = max(rows, key=lambda r: (r.kind_class == "State" and not state, r.population))
        return Mention(cell.span, K.PLACE, best.name, best.key, best.kind_class)
    kind = "County" if name.endswith(" County") else "City" if state else ""
    key = f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}-{state.lower()}" if kind and state else ""
    return Mention(cell.span, K.PLACE if kind else K.BODY, name, key, kind or "Organization")


def _state(text: str, tables: Tables) -> str:
    known = text.strip().rstrip(".")
    for row in tables.places:
        if row.kind_class == "State" and known in (row.name, row.state, *(a.rstrip(".") for a in row.aliases)):
            return row.state
    return next(
        (
            row.state
            for row in tables.places
            if row.kind_class == "State"
            and len(known) > 3
            and row.name.lower().startswith(known[:3].lower())
            and known.replace("f", "").lower().rstrip("s") in row.name.lower()
        ),
        "",
    )


def prose_grants(sentence: Sentence, items: Sequence[Item], text: str) -> Iterator[Frame]:
    """Yield a frame for each sum that the sentence says went to a recipient."""
    if not any(item.mention is not None and item.mention.kind is K.MONEY for item in items):
        return
    words = {i.lower for i in items if i.mention is None}
    cues = read_mapping("grants.yaml")
    if not words & set(cues["giving"]) or not words & set(cues["money"]) or words & set(cues["unreal"]):
        return
    program = _programme(sentence, text)
    for i, item in enumerate(items):
        if not item.of(K.MONEY) or item.mention is None or not item.mention.value or item.quoted:
            continue
        target = _recipient(items, i)
        if target is None:
            continue
        slots = [
            Slot("recipient", target, sentence.span, "grant/prose"),
            Slot("amount", Literal(item.mention.value, "xsd:decimal"), sentence.span, "grant/prose"),
            Slot("currency", Literal("USD"), sentence.span, "grant/prose"),
        ]
        if program is not None:
            slots.append(Slot("program", program, sentence.span, "grant/prose"))
        yield Frame(FrameKind.GRANT, item.span, sentence.index, tuple(slots), "grant/prose")


def _programme(sentence: Sentence, text: str) -> Mention | None:
    """Return the programme that the sentence names, or None."""
    found = PROGRAM.search(sentence.span.of(text))
    if found is None:
        return None
    start = sentence.span.start + found.start()
    return Mention(Span(start, start + len(found[0])), K.MEASURE, _plain(found[0]), "", "Programme")


def _recipient(items: Sequence[Item], i: int) -> Mention | None:
    for j in range(i + 1, min(i + 8, len(items))):
        if items[j].of(K.MONEY) or items[j].lower in (".", ";"):
            return None
        if items[j].lower == "to":
            for k in range(j + 1, min(j + 4, len(items))):
                found = items[k].mention
                if found is not None and found.kind in (K.PLACE, K.BODY, K.GROUP):
                    return found
                if items[k].lower in ("nonprofits", "cities", "states", "counties"):
                    return Mention(items[k].span, K.GROUP, items[k].text, "", "Organization")
            return None
    return None
