"""Measures in text: executive orders, memos, letters, policies, laws, rules, bans, programmes, conditions.

Takes sentences and the mentions already found, gives MEASURE mentions: the noun phrase around a head noun of
`data/heads.yaml`, without its article. `kind_class` is the ontology class, `value` the concept of `measureType`.
Numbered measures ("Executive Order 13768", "Senate Bill 54", "SB 1070", "Proposition 8") carry a key. A bare
definite head ("the order", "that law") is a definite mention; court orders are none of this module's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Mention, MentionKind, Sentence, Token
from graph.tables import read_yaml

NUMBERED = re.compile(
    r"^(?:(?P<eo>Executive Order|EO|E\.O\.)|(?P<bill>Senate Bill|House Bill|Assembly Bill|House File|Senate File|SB|HB|AB|S\.B\.|H\.B\.|A\.B\.|H\.R\.|HR)"
    r"|(?P<prop>Proposition|Prop\.|Measure|Initiative|Amendment|Act|Title|Proclamation|Section))$")
BREAKS = frozenset(
    "a an the this that these those his her its their our my your into onto of in on at for to by from with against over under about after before as and or but "
    "if when while because than then is are was were be been being has have had do does did will would can could may might must should said says not "
    "no any every each all which who whose whom where what how it he she they we i you there so such same own another other new first second third "
    "two three four five six seven eight nine ten several many some most more less few both either neither former recent latest "
    "controversial sweeping similar proposed 's \u2019s , ; : ( ) \" ' \u201c \u201d \u2018 \u2019 \u2014 \u2013 - -- . called known under-lying "
    "block blocks blocked blocking challenge challenges challenged challenging enforce enforces enforced enforcing sign signs signed signing issue issues issued issuing "
    "uphold upholds upheld upholding strike strikes struck striking halt halts halted halting suspend suspends suspended suspending implement implemented implementing "
    "rescind rescinded rescinding revoke revoked pass passes passed passing enact enacted enacting adopt adopted adopting violate violates violated violating stop stops stopped "
    "stopping declare declares declared declaring rule ruled allow allows allowed defend defends defended defending reinstate reinstated overturn overturned keep keeps "
    "lift lifted lifting impose imposes imposed imposing announce announced announcing create created end ended ending revive revived put puts make makes made see under".split())


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of a measure: the concept of `measureType` and the ontology class."""

    concept: str
    kind_class: str


@lru_cache(maxsize=1)
def measure_heads() -> tuple[dict[tuple[str, ...], Head], frozenset[str], frozenset[str]]:
    """Return the heads by their words, and the words that make another thing of a head (hard and soft)."""
    data = read_yaml("heads.yaml")
    assert isinstance(data, dict)
    found: dict[tuple[str, ...], Head] = {}
    for group in data["measures"].values():
        for words in group["heads"]:
            found[tuple(words.split())] = Head(group["type"], group["class"])
    return found, frozenset(data["measure_blockers"]), frozenset(data["measure_soft"])


def measures(sentences: Sequence[Sentence], taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the MEASURE mentions of all sentences, sorted; they overlap none of `taken` but places as modifiers."""
    blocked = {i: m for m in taken for i in range(m.span.start, m.span.end)}
    found: list[Mention] = []
    for sentence in sentences:
        found.extend(_in_sentence(sentence.tokens, blocked))
    return tuple(found)


def _in_sentence(tokens: Sequence[Token], blocked: dict[int, Mention]) -> Iterator[Mention]:
    i, floor = 0, 0
    while i < len(tokens):
        numbered = _numbered(tokens, i)
        if numbered is not None:
            yield numbered[0]
            i = floor = numbered[1]
            continue
        made = _headed(tokens, i, floor, blocked) if tokens[i].span.start not in blocked else None
        if made is None:
            i += 1
            continue
        yield made[0]
        i = floor = made[1]


def _numbered(tokens: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    for length in (2, 1):
        match = NUMBERED.match(" ".join(t.text for t in tokens[i : i + length]))
        if match is None or match["prop"] and length == 2:
            continue
        j = i + length
        if j < len(tokens) and tokens[j].text in ("No.", "No", "Number"):
            j += 1
        if j >= len(tokens) or not re.match(r"^\d[\d,]*[A-Z]?$", tokens[j].text) or match["prop"] in ("Section", "Amendment"):
            return None
        number = tokens[j].text.replace(",", "")
        span = tokens[i].span.to(tokens[j].span)
        if match["eo"]:
            return Mention(span, MentionKind.MEASURE, f"Executive Order {number}", f"eo-{number}", "ExecutiveOrder", "executive order"), j + 1
        name = f"{' '.join(t.text for t in tokens[i:i + length])} {number}"
        return Mention(span, MentionKind.MEASURE, name, "", "Statute", "statute"), j + 1
    return None


def _headed(
    tokens: Sequence[Token], i: int, floor: int, blocked: dict[int, Mention]
) -> tuple[Mention, int] | None:
    """Find the phrase whose head is at token `i`."""
    known, hard, soft = measure_heads()
    for length in (2, 1):
        words = tuple(t.text.lower() for t in tokens[i : i + length])
        head = known.get(words)
        if head is None or len(words) < length:
            continue
        end = i + length
        if end < len(tokens) and known.get((tokens[end].text.lower(),)) is not None and tokens[end].span.start not in blocked:
            return None  # a compound whose head comes next: "policy memo"
        start = _left_edge(tokens, i, floor, blocked)
        modifiers = [t.text.lower() for t in tokens[start:i]]
        before = tokens[start - 1].text.lower() if start else ""
        if modifiers and modifiers[-1] in hard and not (modifiers[-1] in soft and (len(modifiers) > 1 or before in COUNTED)):
            return None
        if length == 1 and not modifiers and words[0] in NEEDS_COMPANY and before not in POINTING:
            return None
        span = tokens[start].span.to(tokens[end - 1].span)
        name = re.sub(r"\s+", " ", " ".join(t.text for t in tokens[start:end])).replace(" - ", "-")
        owner = blocked.get(tokens[start - 1].span.start) if start else None
        if owner is not None and owner.kind is MentionKind.PLACE:
            name = f"{owner.name} {name}"
        definite = before in POINTING and not modifiers
        return Mention(span, MentionKind.MEASURE, name, "", head.kind_class, head.concept, definite), end
    return None


NEEDS_COMPANY = frozenset("act map maps bill bills notice notices freeze quota quotas conditions rule rules law laws initiative letters letter "
    "requirement requirements restriction restrictions crackdown guidance program programs instructions".split())
COUNTED = frozenset("a an the this that these those two three four five six several its their".split())
POINTING = frozenset("the this that these those its his her their 's \u2019s".split())


def _left_edge(tokens: Sequence[Token], i: int, floor: int, blocked: dict[int, Mention]) -> int:
    """Walk left over modifiers: adjectives, nouns and adjacent names that are no possessors."""
    start = i
    while start > floor and i - start < 6:
        word = tokens[start - 1].text
        mention = blocked.get(tokens[start - 1].span.start)
        if mention is not None:
            break
        lowered = word.lower()
        if word == "-" and start - 2 >= floor and tokens[start - 2].span.end == tokens[start - 1].span.start and tokens[start - 1].span.end == tokens[start].span.start:
            start -= 2
            continue
        if lowered in BREAKS or lowered.endswith("ly") or not re.match(r"^[\w\u2019'.&/-]+$", word):
            break
        start -= 1
    while start < i and (tokens[start].text.endswith("ing") and tokens[start].text.islower() and start and tokens[start - 1].text.lower() in TAKES_GERUND
                         or start and tokens[start - 1].text.lower() == "to" and tokens[start].text.islower()):
        start += 1
    return start


TAKES_GERUND = frozenset("from of by in for on against after before without while and or".split())
