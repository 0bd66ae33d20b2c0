"""Measures in text: executive orders, memos, letters, policies, laws, rules, bans, programmes, conditions.

Takes sentences and the mentions already found, gives MEASURE mentions: the noun phrase around a head noun of
`data/heads.yaml`, without its article. `kind_class` is the ontology class, `value` the concept of `measureType`.
"A ban on asylum" is named like "an asylum ban". A bare definite head ("the order", "that law") is a definite mention;
court orders, law firms, the rule of law and heads used as verbs are none of this module's business. Measures known by
name or number are found by `named_measures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.annotate.phrases import by_sign, compound_end, compound_start, covered, is_hyphen, low, spelled
from graph.model import Mention, MentionKind, Sentence, Tokens
from graph.tables import read_mapping

COUNTED = frozenset("a an the this that these those two three four five several its their".split())
POINTING = frozenset("the this that these those its his her their 's".split())
SEEING_THROUGH = frozenset("new another recent controversial sweeping latest proposed".split())
TAKES_GERUND = frozenset(", from of by in for on against after before without while and or are is were was".split())
PRONOUNS = frozenset("who which that it he she they we also then later has have had never to not".split())
SUBJECTS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.BODY,
        MentionKind.COURT,
        MentionKind.OFFICE,
        MentionKind.GROUP,
        MentionKind.PLACE,
    }
)
MODIFIER = re.compile(r"[^\W_][\w'.&/]*$")
BANS = frozenset({"ban", "bans", "moratorium"})  # "the state's constitutional ban" is one act, unlike "state law"
MOST_MODIFIERS = 6
Taken = Mapping[int, Mention]


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of a measure: the concept of `measureType` and the ontology class."""

    concept: str
    kind_class: str


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """The words of `heads.yaml` that measures are made of."""

    heads: Mapping[tuple[str, ...], Head]
    first_words: frozenset[str]  # of heads
    blockers: frozenset[str]
    soft: frozenset[str]
    not_before: frozenset[str]
    not_with_of: frozenset[str]
    verbs: frozenset[str]
    needs_company: frozenset[str]
    breaks: frozenset[str]
    verb_before: frozenset[str]
    noun_after: frozenset[str]
    condition_words: frozenset[str]
    ing_modifiers: frozenset[str]
    s_modifiers: frozenset[str]
    completed_by_on: frozenset[str]
    not_banned: frozenset[str]
    body_owns: frozenset[str]
    making: frozenset[str]
    told_after: frozenset[str]
    enforcing: frozenset[str]


@lru_cache(maxsize=1)
def measure_words() -> MeasureWords:
    """Return the words that measures are made of."""
    data = read_mapping("heads.yaml")
    heads = {
        tuple(words.split()): Head(group["type"], group["class"])
        for group in data["measures"].values()
        for words in group["heads"]
    }
    own = ("blockers", "soft", "not_before", "not_with_of", "verbs", "needs_company", "breaks")
    more = ("verb_before", "noun_after", "condition_words", "ing_modifiers", "s_modifiers", "completed_by_on")
    last = ("not_banned", "body_owns", "making_words", "told_after", "enforcing_words")
    lists = (frozenset[str](data[key]) for key in (*(f"measure_{k}" for k in own), *more, *last))
    return MeasureWords(heads, frozenset(words[0] for words in heads), *lists)


def measures(sentences: Sequence[Sentence], taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the MEASURE mentions of all sentences, sorted; they overlap none of `taken`."""
    blocked = by_sign(taken)
    found: list[Mention] = []
    for sentence in sentences:
        found.extend(_in_sentence(sentence.tokens, blocked))
    return tuple(found)


def _in_sentence(tokens: Tokens, blocked: Taken) -> Iterator[Mention]:
    floor = 0
    for i in tokens.at_low(measure_words().first_words):
        if i < floor or tokens[i].span.start in blocked:
            continue
        made = _headed(tokens, i, floor, blocked)
        if made is not None:
            yield made[0]
            floor = made[1]


def _headed(tokens: Tokens, i: int, floor: int, blocked: Taken) -> tuple[Mention, int] | None:
    """Find the phrase whose head begins at token `i`; it begins at token `floor` or later."""
    for length in (2, 1):
        if i + length > len(tokens):
            continue
        head = measure_words().heads.get(tuple(low(tokens, k) for k in range(i, i + length)))
        if head is None:
            continue
        end = i + length
        if _is_modifier(tokens, end, blocked):
            return None
        start = _left_edge(tokens, i, floor, blocked)
        if not _is_measure(tokens, (start, i, end), blocked):
            return None
        name = measure_name(tokens, (start, i, end), blocked)
        bare = all(low(tokens, k) == "state" for k in range(start, i))
        definite = bare and _determiner(tokens, start) in POINTING and name == spelled(tokens, start, end)
        span = covered(tokens, start, end)
        return Mention(span, MentionKind.MEASURE, name, "", head.kind_class, head.concept, definite), end
    return None


def _is_modifier(tokens: Tokens, end: int, blocked: Taken) -> bool:
    """Tell whether the head only modifies what follows: "policy memo", "law firm", "rule-making", "rule of law"."""
    words, after = measure_words(), low(tokens, end)
    if after in words.not_before or is_hyphen(tokens, end):
        return True
    if after == "of" and low(tokens, end - 1) in words.not_with_of:
        return True
    return (after,) in words.heads and after not in words.verbs and tokens[end].span.start not in blocked


def _is_measure(tokens: Tokens, bounds: tuple[int, int, int], blocked: Taken) -> bool:
    """Tell whether the words before a head leave it a measure; `bounds` are those of modifiers, head and end."""
    start, i, end = bounds
    words, noun, before = measure_words(), low(tokens, i), _determiner(tokens, start)
    if is_hyphen(tokens, i - 1) and low(tokens, i - 2) == "in":
        return False  # "mother-in-law"
    last = low(tokens, i - 1) if start < i else ""
    soft = (
        noun in BANS
        or last in words.soft
        and (i - start > 1 or before in COUNTED or before.isdigit() or _told_of(tokens, i, end))
    )
    if last in words.blockers and not soft:
        return False
    if noun == "conditions" and last not in words.condition_words and not (start == i and before in POINTING):
        return False
    if tokens[i].text == "Bills" and not (start < i and tokens[start].text.islower()):
        return False  # a team: "the Harlan Bills"
    if start == i - 1 and last == "state" and noun in words.verbs and low(tokens, end).isalpha():
        return low(tokens, end) in words.noun_after or low(tokens, end) in words.breaks  # "the state bans boats"
    if start < i or end - i > 1:
        return True
    if noun in words.verbs and _is_verb(tokens, i, blocked):
        return False
    if noun not in words.needs_company or before in POINTING or _owner(tokens, i, blocked) is not None:
        return True
    return _told_of(tokens, i, end)


def _determiner(tokens: Tokens, start: int) -> str:
    """Return the word before a phrase, past adjectives that name nothing: "the" of "the new law"."""
    k = start - 1
    while k > start - 3 and low(tokens, k) in SEEING_THROUGH:
        k -= 1
    return low(tokens, k)


def _told_of(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether a bare head without a determiner that points is told of: "passed a law", "a rule that bars"."""
    words = measure_words()
    if low(tokens, i - 1) in words.verb_before:
        return False
    k = i - 1
    while k > i - 4 and (low(tokens, k) in COUNTED or low(tokens, k) in SEEING_THROUGH):
        k -= 1
    if low(tokens, k) in words.making:
        return True
    counted = k < i - 1 or low(tokens, i).endswith("s")
    return counted and low(tokens, end) in words.told_after


def _is_verb(tokens: Tokens, i: int, blocked: Taken) -> bool:
    """Tell whether a head without modifiers is a verb: "which bans", "to ban", "the court rules", "Ohio bans it"."""
    words = measure_words()
    if low(tokens, i - 1) in words.verb_before - {"that"}:
        return True
    if low(tokens, i - 1) == "that":
        return tokens[i].text.endswith("s")
    owner = blocked.get(tokens[i - 1].span.start) if i else None
    if owner is None or owner.kind not in SUBJECTS:
        return False
    return owner.kind not in (MentionKind.PLACE, MentionKind.BODY) or (
        low(tokens, i).endswith("s") and low(tokens, i + 1) not in words.noun_after and i + 1 < len(tokens)
    )


def _owner(tokens: Tokens, start: int, blocked: Taken) -> Mention | None:
    """Return the state, body, law or year right before a bare head, which tells whose or which it is: "Ohio law"."""
    owner = blocked.get(tokens[start - 1].span.start) if start else None
    if owner is None or owner.kind_class == "Country":
        return None
    if owner.kind is MentionKind.BODY:
        return owner if low(tokens, start) in measure_words().body_owns else None
    return owner if owner.kind in (MentionKind.PLACE, MentionKind.PROVISION, MentionKind.DATE) else None


def measure_name(tokens: Tokens, bounds: tuple[int, int, int], blocked: Taken) -> str:
    """Return the phrase, with the place before it, and with what "on" adds: "asylum ban" of "ban on asylum"."""
    start, i, end = bounds
    name = spelled(tokens, start, end)
    completed = low(tokens, end - 1) in measure_words().completed_by_on
    if completed and low(tokens, end) in ("on", "against"):
        k, count = end + 1, 0
        while count < 2 and _is_complement(tokens, k, blocked) and not (count and _told_of_it(tokens, k)):
            k, count = compound_end(tokens, k), count + 1
        if k > end + 1 and (_told_of_it(tokens, k) or not _is_complement(tokens, k, blocked)):
            before = f"{spelled(tokens, start, i)} " if start < i else ""
            name = f"{before}{spelled(tokens, end + 1, k)} {spelled(tokens, i, end)}"
    owner = blocked.get(tokens[start - 1].span.start) if start else None
    return f"{owner.name} {name}" if owner is not None and owner.kind is MentionKind.PLACE else name


def _told_of_it(tokens: Tokens, k: int) -> bool:
    """Tell whether a compound participle begins what is said of a ban: "bans on boats long-delayed by"."""
    return is_hyphen(tokens, k + 1) and low(tokens, compound_end(tokens, k) - 1).endswith("ed")


def _is_complement(tokens: Tokens, k: int, blocked: Taken) -> bool:
    """Tell whether token `k` goes on with what a ban is on: a noun or adjective outside other mentions."""
    text = low(tokens, k)
    if not MODIFIER.match(text) or tokens[k].span.start in blocked:
        return False
    words = measure_words()
    if is_hyphen(tokens, k + 1):
        return True
    acting = text.endswith("ing") and text not in words.ing_modifiers
    return text not in words.breaks and text not in words.not_banned and not acting and not text.endswith("ly")


def _left_edge(tokens: Tokens, i: int, floor: int, blocked: Taken) -> int:
    """Walk left over modifiers: adjectives, nouns and compounds that are no possessors and no verbs."""
    words, start = measure_words(), i
    if is_hyphen(tokens, i - 1):
        start = compound_start(tokens, i)
    while start > floor and i - start < MOST_MODIFIERS:
        before = compound_start(tokens, start - 1)
        whole = before < start - 1
        if before < floor or tokens[start - 1].span.start in blocked:
            break
        text = low(tokens, start - 1)
        if whole and spelled(tokens, before, start).lower() in words.breaks:
            break
        if not whole and (text in words.breaks or text.endswith("ly") or text.isdigit() or not MODIFIER.match(text)):
            break
        if not whole and (text,) in words.heads and text.endswith("s"):
            break
        start = before
    return max(floor, _without_verbs(tokens, start, i, blocked))


def _without_verbs(tokens: Tokens, start: int, i: int, blocked: Taken) -> int:
    """Leave out the verb that the walk took in: "collecting tariffs", "she teaches immigration law"."""
    words = measure_words()
    while start < i and tokens[start].text.islower() and not is_hyphen(tokens, start + 1):
        text, before = low(tokens, start), low(tokens, start - 1)
        owner = blocked.get(tokens[start - 1].span.start) if start else None
        subject = before in PRONOUNS or (owner is not None and owner.kind in SUBJECTS)
        gerund = text.endswith("ing") and text not in words.ing_modifiers and (before in TAKES_GERUND or subject)
        finite = subject and (text.endswith("ed") or (text.endswith("s") and text not in words.s_modifiers))
        verb = before in words.verb_before - {"that"} and text not in words.soft
        if not (gerund or finite or verb):
            break
        start += 1
    return start
