"""Mentions of one document -> referents: who and what they speak of.

Takes an annotated document, its frames and the tables; gives the referents and, for each mention, the key of its
referent. Surnames go to the full name of the document; definite descriptions ("the judge", "the administration",
"the court") to the nearest earlier thing that they fit; an office without a name to its holder at the document's date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from graph.link.makers import maker_marks
from graph.link.measures import cluster_measures
from graph.link.mentioned import ways
from graph.link.named_laws import named_laws, with_statutes
from graph.link.offices import holder
from graph.link.people import JUDGE, brings_in_judge, cluster_people, slug, titles_name
from graph.link.seats import one_seat
from graph.link.written import as_written
from graph.model import Annotated, Frame, FrameKind, Literal, Mention, MentionKind, Naming, Referent, Slot
from graph.tables import Tables

K = MentionKind
FAR = 400  # a description seldom points further back, and long texts must not cost quadratic time
CORE = {K.PERSON: ("Person",), K.COURT: ("Court",), K.GROUP: ("Organization",), K.PROVISION: ("LegalProvision",)}
HIGHEST = ("high court", "justices")
GENERIC = re.compile(
    r"^(?:(?:U\.S\.|US|federal|state|United States) )*(?:appeals|appellate|district|circuit|lower|trial|high)? ?court"
    r"(?: of appeals?)?$",
    re.IGNORECASE,
)
CALLED = re.compile(
    r",? (?:(?:also |better |formally |officially |commonly )?(?:called|known as|dubbed|named)) (?:the )?\W?"
)
APPOSED = re.compile(r", (?:the|an?) (?:state |federal |new )*")
FEDERAL = frozenset({"congress", "house", "senate", "white-house", "federal-government"})
BROUGHT_IN = re.compile(r"\b(?:a|an|another) $", re.IGNORECASE)
LEAD = 2000  # code points: what the text brings in here it may name farther on
FEDERAL_TRIAL = re.compile(r"district court|federal court|^(?:N|S|E|W|M|C)\.D\.", re.IGNORECASE)
ANY = re.compile("")
OF_STATE = re.compile(r"\b(?:state|superior|county|municipal)\b", re.IGNORECASE)
APPELLATE = re.compile(r"\b(?:appeals?|appellate|circuit)\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _judge_keys(tables: Tables) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of all judges of the tables, and of the justices of the highest court among them."""
    keys = frozenset(row.key for row in tables.judges)
    return keys, frozenset(row.key for row in tables.judges if row.court == "scotus")


class Coreference:
    """The referents of one document, built once from its mentions; `of` looks a mention up."""

    def __init__(self, annotated: Annotated, frames: Sequence[Frame], tables: Tables) -> None:
        """Cluster the mentions of the document and those that frames made."""
        self._annotated = annotated
        self._document = annotated.document
        self._tables = tables
        made = [v for f in frames for s in f.slots for v in (s.value, s.source) if isinstance(v, Mention)]
        self._mentions = sorted({*annotated.mentions, *made}, key=lambda m: (m.span, m.kind, m.name))
        self._judges: set[str] = set()
        self._find_judges(frames)
        self._keys: dict[Mention, str] = {}
        self._fill_people()
        self._fill_named()
        self._fill_measures(frames)
        self._fill_definite()

    def of(self, mention: Mention) -> str | None:
        """Return the key of the referent of the mention, or None where nobody can tell."""
        return self._keys.get(mention)

    def referents(self, used: Iterable[str]) -> tuple[Referent, ...]:
        """Return the referents whose keys are used, sorted by key."""
        wanted = set(used)
        groups: dict[str, list[Mention]] = {}
        for mention, key in self._keys.items():
            if key in wanted:
                groups.setdefault(key, []).append(mention)
        return tuple(self._referent(key, groups[key]) for key in sorted(groups))

    def known(self) -> frozenset[str]:
        """Return the keys of the people, bodies, courts and places of the tables that the document names."""
        kinds = (K.PERSON, K.BODY, K.COURT, K.PLACE)
        named = (m for m in self._keys if m.key and not m.definite and m.kind in kinds)
        return frozenset(self._keys[m] for m in named)

    def namings(self, used: Collection[str]) -> tuple[Naming, ...]:
        """Return where the document speaks of the referents whose keys are used, in the order of the text."""
        return tuple(sorted({Naming(mention.span, key) for mention, key in self._keys.items() if key in used}))

    # --- building ---------------------------------------------------------------------------------------------

    def _find_judges(self, frames: Sequence[Frame]) -> None:
        known, _ = _judge_keys(self._tables)
        self._judge_mentions = {m for m in self._mentions if m.kind is K.PERSON and m.key in known}
        self._justice_mentions: set[Mention] = set()
        for frame in frames:
            if frame.kind is FrameKind.TENURE:
                titles = [s.value.text for s in frame.slots if s.name == "office" and isinstance(s.value, Literal)]
                holders = {s.value for s in frame.slots if s.name == "holder" and isinstance(s.value, Mention)}
                if any("justice" in title.lower() for title in titles):
                    self._justice_mentions |= holders
                if any(JUDGE.search(title) for title in titles):
                    self._judge_mentions |= holders
            if frame.kind is FrameKind.RULING:
                self._judge_mentions |= {
                    s.value
                    for s in frame.slots
                    if s.name == "issuedBy" and isinstance(s.value, Mention) and s.value.kind is K.PERSON
                }

    def _fill_people(self) -> None:
        self._keys.update(cluster_people([m for m in self._mentions if m.kind is K.PERSON]))
        self._judges = {self._keys[m] for m in self._judge_mentions if m in self._keys}
        _, supreme = _judge_keys(self._tables)
        self._justices = {
            self._keys[m]
            for m in self._judge_mentions
            if m in self._keys and (m in self._justice_mentions or m.key in supreme)
        }

        people = [m for m in self._mentions if m.kind is K.PERSON and self._keys.get(m) in self._judges]
        self._named_justices = people
        self._named_judges = [m for m in people if self._keys[m] not in self._justices]
        starts = [p.span.start for p in people]
        self._unnamed = [m for m in self._mentions if brings_in_judge(m) and not titles_name(m, starts)]

    def _fill_named(self) -> None:
        for mention in self._mentions:
            if mention.definite or mention in self._keys:
                continue
            if mention.kind is K.COURT and not mention.key and GENERIC.match(mention.name):
                continue
            if mention.kind in (K.BODY, K.PLACE, K.COURT, K.GROUP, K.PROVISION):
                self._keys[mention] = f"{mention.kind}:{mention.key or slug(mention.name)}"
        self._keys = one_seat(self._keys)

    def _fill_measures(self, frames: Sequence[Frame]) -> None:
        found = with_statutes(self._mentions, self._document.text)
        at = {m: i for i, m in enumerate(self._mentions)}
        marks: dict[Mention, set[str]] = {}
        for frame in frames:
            if frame.kind is FrameKind.MEASURE:
                for slot in frame.slots:
                    if slot.name == "self" and isinstance(slot.value, Mention):
                        marks.setdefault(slot.value, set()).update(m for s in frame.slots for m in self._mark(s, at))
        fixed = {m: frozenset(words) for m, words in marks.items()}
        text = self._document.text
        called = {
            after: before
            for before, after in zip(found, found[1:], strict=False)
            if CALLED.fullmatch(text, before.span.end, max(after.span.start, before.span.end))
            or (before.key and APPOSED.fullmatch(text, before.span.end, max(after.span.start, before.span.end)))
        }
        said = ways(self._annotated, found, self._keys)
        self._keys.update(zip(found, cluster_measures(found, fixed, called, said), strict=True))
        self._keys.update(named_laws(self._mentions, self._keys, self._document.text))

    def _mark(self, slot: Slot, at: Mapping[Mention, int]) -> Iterator[str]:
        """Yield what a slot says of a measure that tells it from others: place, signer, year."""
        value = slot.value
        if slot.name == "issuedOn" and isinstance(value, Literal):
            yield f"year:{value.text[:4]}"
        if slot.name == "issuer" and isinstance(value, Mention):
            yield from maker_marks(value, slot.rule, self._keys.get(value), self._tables)
            if value.kind is K.PLACE and slot.rule != "measure/state":
                near = self._nearest(at[value], _place_of(value.kind_class)) if value.definite else None
                if (place := near or self._keys.get(value)) is not None:
                    yield place
            elif value.kind is K.BODY and (value.kind_class == "Administration" or value.key in FEDERAL):
                yield "place:united-states"

    def _fill_definite(self) -> None:
        for i, mention in enumerate(self._mentions):
            if mention in self._keys:
                continue
            key = None
            if mention.kind is K.OFFICE:
                key = self._office(mention, i)
            elif mention.kind is K.COURT:
                key = self._court(mention, i) or self._unnamed_court(mention)
            elif mention.kind is K.BODY:
                key = self._body(mention, i)
            elif mention.kind is K.PLACE:
                key = self._nearest(i, _place_of(mention.kind_class))
            elif mention.kind is K.GROUP:
                key = f"group:{slug(mention.name)}"
            if key is not None:
                self._keys[mention] = key

    def _office(self, mention: Mention, i: int) -> str | None:
        pronoun = mention.name.lower() in ("he", "she")
        if JUDGE.search(mention.name) or pronoun:
            if not (mention.definite or pronoun):
                return None
            return self._judge(mention, i)
        beside = self._mentions[max(i - 1, 0) : i + 2]
        return holder(mention, beside, self._document, self._tables)

    def _judge(self, mention: Mention, i: int) -> str | None:
        """Return the judge meant by "the judge", "he": the nearest earlier one, unless an unnamed one came in since."""
        named = self._named_justices if "justice" in mention.name.lower() else self._named_judges
        at = bisect_left(named, mention.span, key=lambda m: m.span)
        if at == 0:
            return self._keys[named[0]] if named else None
        brought_in = bisect_left(self._unnamed, mention.span, key=lambda m: m.span)
        if brought_in and self._unnamed[brought_in - 1].span > named[at - 1].span:
            return None
        return self._keys[named[at - 1]]

    def _court(self, mention: Mention, i: int) -> str | None:
        name = mention.name.lower()
        supreme = next((r for r in self._tables.courts if r.level == "supreme"), None)
        if name in HIGHEST and supreme is not None:
            return f"court:{supreme.key}"
        if name == "jury" or name.startswith(("lower", "trial")):
            return None
        start, text = mention.span.start, self._document.text
        if (new := BROUGHT_IN.search(text, max(start - 9, 0), start) is not None) and start > LEAD:
            return None
        review = APPELLATE.search(name) is not None or name == "panel"
        trial = "district" in name or "federal" in name
        kind = OF_STATE if name.startswith("state ") else APPELLATE if review else FEDERAL_TRIAL if trial else ANY
        return self._nearest(i, lambda m: _named_court(m) and kind.search(m.name) is not None, new)

    def _unnamed_court(self, mention: Mention) -> str | None:
        """Return a key for a court that the document never names: "a federal appeals court"."""
        described = GENERIC.match(mention.name) and re.match(r"(?:U\.S\.|US|federal|state)\b", mention.name)
        return f"court:unnamed-{slug(mention.name)}" if described else None

    def _body(self, mention: Mention, i: int) -> str | None:
        name = mention.name.lower()
        if name == "administration":
            return self._nearest(i, lambda m: m.kind is K.BODY and m.kind_class == "Administration" and not m.definite)
        if name in ("department", "agency"):
            return self._nearest(
                i,
                lambda m: (
                    m.kind is K.BODY
                    and m.kind_class == "Agency"
                    and not m.definite
                    and name in " ".join((m.name.lower(), "agency"))
                ),
            )
        if name == "government":
            return self._nearest(i, lambda m: m.kind is K.BODY and m.name in ("federal government",))
        if name in ("company", "group", "organization"):
            kinds = ("Company", "AdvocacyGroup", "Organization")
            return self._nearest(i, lambda m: m.kind is K.BODY and m.kind_class in kinds and not m.definite)
        return None

    def _nearest(self, i: int, fits: Callable[[Mention], bool], new: bool = False) -> str | None:
        """Return the key of the nearest earlier mention that fits, else of the next one; none is over `FAR` away.

        What the text brings in is `new`: no earlier one.
        """
        back = range(i - 1, max(i - FAR, 0) - 1, -1) if not new else range(0)
        for j in (*back, *range(i + 1, min(i + FAR, len(self._mentions)))):
            if fits(self._mentions[j]) and self._mentions[j] in self._keys:
                return self._keys[self._mentions[j]]
        return None

    def _referent(self, key: str, mentions: Sequence[Mention]) -> Referent:
        named = [m for m in mentions if not m.definite and m.kind is not K.OFFICE] or list(mentions)
        counts = Counter(m.name for m in named)
        name = (
            max(counts, key=lambda n: (len(n.split()), counts[n], n))
            if named[0].kind in (K.PERSON,)
            else max(counts, key=lambda n: (counts[n], -len(n), n))
        )
        authority = next((m.key for m in named if m.key), "")
        kind = named[0].kind
        if kind is K.OFFICE:
            kind, authority = K.PERSON, key.removeprefix("person:")
        special = Counter(m.kind_class for m in named if m.kind_class)
        classes = CORE.get(kind) or (
            max(special, key=lambda c: (special[c], c))
            if special
            else {"body": "Organization", "place": "Jurisdiction", "measure": "Measure"}.get(
                kind.value, "Organization"
            ),
        )
        if kind is K.PROVISION and special:
            classes = (max(special, key=lambda c: (special[c], c)),)
        others = tuple(sorted(({*counts} | as_written(named, self._document.text)) - {name}))
        return Referent(key, kind, name, others, classes, authority)


def _place_of(kind_class: str) -> Callable[[Mention], bool]:
    return lambda m: m.kind is K.PLACE and not m.definite and m.kind_class == kind_class


def _named_court(mention: Mention) -> bool:
    return mention.kind is K.COURT and (not mention.definite or mention.name.lower() in HIGHEST)
