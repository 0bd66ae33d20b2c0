"""How the text mentions a measure: brought in, spoken of in general, quoted, told apart by what it does.

Takes an annotated document and its measures, gives a `Way` for each. "A law" brings one in, "state laws" are laws in
general; what a head is told to do ("the law banning boats") tells which law it is; a place in its sentence may too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Annotated, Mention, MentionKind

ADJECTIVES = r"(?:(?:new|recent|controversial|sweeping|latest|proposed|state|federal|local|other|such) )*"
BROUGHT_IN = re.compile(rf"(?:^|\W)(?:an?|another) {ADJECTIVES}$", re.IGNORECASE)
DETERMINED = re.compile(
    rf"(?:(?:^|\W)(?:the|this|that|these|those|his|her|its|their|our|an?|another|one|two|three|four|five|both|each|"
    rf"every|whose) |['\u2019]s? |\d ){ADJECTIVES}$",
    re.IGNORECASE,
)
GENERAL = frozenset(
    "legislation laws rules regulations policies bans bills statutes ordinances orders programs requirements "
    "restrictions mandates".split()
)
DOES = re.compile(
    r"\s+(?:that (?:\w+ly )?|which )?(?:(?:bann|requir|barr|prohibit|restrict|limit|allow|permit|outlaw|forbidd|mandat|"
    r"regulat|criminaliz|defin|protect)(?:ing|ed|s|es)|(?:ban|bar|forbid|require|define)s|(?:on|against))"
    r"\s+([^,.;:()\u201c\u201d\"\u2014]+)",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z]{4,}")
EMPTY = frozenset(
    "that this with from their they them have been were most some such other into over anyway again".split()
)
TAKEN_UP = frozenset("practice practices procedure procedures them".split())
THIS = re.compile(rf"(?:^|\W)(?:this|that|these|those) {ADJECTIVES}$", re.IGNORECASE)
WISHED = re.compile(
    r"\b(?:to|would|could|must|should|will|might|may|can) (?:\w+ly )?"
    rf"(?:pass|enact|approve|adopt|propose|introduce|write) (?:an? )?\W?{ADJECTIVES}$",
    re.IGNORECASE,
)
STEM, FIRST_WORDS, BACK = 5, 6, 60
JURISDICTIONS = frozenset({"State", "City", "County"})


@dataclass(frozen=True, slots=True)
class Way:
    """How a measure is mentioned; `told` are the stems of what it is told to do, `places` those of its sentence.

    One that is only wished for ("Congress must pass a law") or that a speaker brings in is `unreal`.
    """

    new: bool = False
    general: bool = False
    unreal: bool = False
    pointed: bool = False
    told: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


PLAIN = Way()


def ways(annotated: Annotated, measures: Iterable[Mention], places: Mapping[Mention, str]) -> dict[Mention, Way]:
    """Return the way in which each measure is mentioned; `places` are the keys of the places that the text names."""
    text, sentences = annotated.document.text, annotated.sentences
    starts = [s.span.start for s in sentences]
    quoted = [q.inner for q in annotated.quotes if not q.scare]
    opened = [span.start for span in quoted]
    named: dict[int, set[str]] = {}
    for mention, key in places.items():
        if mention.kind is MentionKind.PLACE and mention.kind_class in JURISDICTIONS and not mention.definite:
            named.setdefault(bisect_right(starts, mention.span.start) - 1, set()).add(key)
    found = {}
    for mention in measures:
        at = bisect_right(starts, mention.span.start) - 1
        if at < 0:
            continue
        span = sentences[at].span
        before = " ".join(text[max(span.start, mention.span.start - BACK) : mention.span.start].split(" "))
        after = text[mention.span.end : max(span.end, mention.span.end)]
        inside = bisect_right(opened, mention.span.start) - 1
        found[mention] = Way(
            bool(BROUGHT_IN.search(before)),
            _general(mention, before),
            bool(WISHED.search(before)) or inside >= 0 and quoted[inside].contains(mention.span) and _comes_in(before),
            bool(THIS.search(before)),
            _told(after),
            frozenset(named.get(at, ())),
        )
    return found


def _comes_in(before: str) -> bool:
    """Tell whether a measure is brought in: by "a", or without a determiner."""
    return bool(BROUGHT_IN.search(before)) or not DETERMINED.search(before)


def _general(mention: Mention, before: str) -> bool:
    """Tell whether the words speak of measures in general: "laws enacted by Congress", "state bans on boats"."""
    if mention.key or mention.definite or DETERMINED.search(before):
        return False
    words = [w for w in mention.name.lower().split() if w not in ("state", "federal", "local")]
    return len(words) == 1 and words[0] in GENERAL


def _told(after: str) -> frozenset[str]:
    """Return the stems of what a measure is told to be on, or to do: "the law banning motor boats on lakes"."""
    does = DOES.match(after)
    words = WORD.findall(" ".join(does[1].lower().split()[:FIRST_WORDS])) if does else []
    return frozenset() if TAKEN_UP & set(words) else stems(words)


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the first letters of the words, without those that say nothing of what a measure is on."""
    return frozenset(w.rstrip("s")[:STEM] for w in words if len(w) >= STEM - 1 and w not in EMPTY)
