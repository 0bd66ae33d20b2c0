"""Acts of government without a form of their own: "the agency's decision to end the rule", "the deployment of troops".

Takes sentences and the mentions already found, gives MEASURE mentions whose span is the noun alone and whose name is
the phrase. The noun must be owned by an executive or an agency, or (for acts told with "of", and for decisions to do
what only governments do) stand with an article. Decisions to go to court or to decide a case are none. The class is
the general "Measure": whether somebody fights over such an act is for others to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.annotate.executive_orders import executives, is_executive
from graph.annotate.measures import measure_words
from graph.annotate.phrases import by_sign, is_hyphen, low, spelled
from graph.model import Mention, MentionKind, Sentence, Tokens
from graph.tables import read_mapping

MOST_WORDS = 9
MOST_MODIFIERS = 3
OWNERS = frozenset({"Agency", "Administration", "Government", "Legislature"})
GENERIC = frozenset({"administration", "government", "department", "agency"})
PLACES = frozenset({"State", "City", "County"})
OFFICIAL = re.compile(r"(?:Secretary|Attorney General|Administrator|Commissioner|Sheriff)$", re.IGNORECASE)
ASIDE = re.compile(r"(?:Press|Deputy|Assistant|Under|Former)\b|.*Press Secretary", re.IGNORECASE)
ARTICLES = frozenset("the a an its his her their this that any".split())
ENDS = frozenset(
    ", . ; : ( ) \u2014 - -- \" \u201c \u201d '' that which who whom when while because after before as and but or if "
    "by in at is was were are has had have said would will".split()
)
Taken = Mapping[int, Mention]


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words of `heads.yaml` that acts without a form are made of."""

    decisions: frozenset[str]
    governing: frozenset[str]
    court_steps: frozenset[str]
    acts: frozenset[str]
    nouns: frozenset[str]  # decisions and acts


@lru_cache(maxsize=1)
def act_words() -> ActWords:
    """Return the words that tell such acts."""
    data = read_mapping("heads.yaml")
    keys = ("decision_nouns", "governing", "court_steps", "act_nouns")
    decisions, governing, court_steps, acts = (frozenset[str](data[key]) for key in keys)
    return ActWords(decisions, governing, court_steps, acts, decisions | acts)


def government_acts(sentences: Sequence[Sentence], taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the acts of executives and agencies that are told by a noun, sorted; they overlap none of `taken`."""
    blocked = by_sign(taken)
    names = executives(taken, _official)
    return tuple(m for s in sentences for m in _in_sentence(s.tokens, blocked, names))


def _official(office: Mention) -> bool:
    """Tell whether the holder of an office decides for a government."""
    return is_executive(office) or bool(OFFICIAL.search(office.name)) and not ASIDE.match(office.name)


def _in_sentence(tokens: Tokens, blocked: Taken, names: frozenset[str]) -> Iterator[Mention]:
    words = act_words()
    for i in tokens.at_low(words.nouns):
        if tokens[i].span.start in blocked:
            continue
        noun = low(tokens, i)
        start = _start(tokens, i, blocked)
        owned = _owned(tokens, start, blocked, names)
        article = low(tokens, start - 1) in ARTICLES
        link = _link(tokens, i + 1, blocked)
        if noun in words.decisions:
            verb = low(tokens, link + 1)
            fits = low(tokens, link) == "to" and verb not in words.court_steps
            fits = fits and (owned or article and verb in words.governing) or article and _by(tokens, i, blocked)
        else:
            fits = owned or article and (low(tokens, link) == "of" or low(tokens, i + 1) in measure_words().told_after)
            fits = fits or _of_a_measure(tokens, i, blocked)
        if fits:
            link = _purpose(tokens, link) if low(tokens, link) == "by" else link
            end = _end(tokens, link, blocked) if low(tokens, link) in ("to", "of") else i + 1
            name = " ".join(f"{noun} {spelled(tokens, link, end)}".split())
            if _of_a_measure(tokens, i, blocked):
                name = f"{blocked[tokens[i - 1].span.start].name} {noun}"
            yield Mention(tokens[i].span, MentionKind.MEASURE, name, "", "Measure", "")


def _purpose(tokens: Tokens, by: int) -> int:
    """Return the index of "to" after the agent that "by" names: "a decision by the agency to close the park"."""
    for k in range(by + 2, min(by + 10, len(tokens))):
        if low(tokens, k) == "to":
            return k
        if low(tokens, k) in ENDS - {"and", "(", ")"}:
            break
    return by


def _of_a_measure(tokens: Tokens, i: int, blocked: Taken) -> bool:
    """Tell whether a measure right before the noun says of what it is: "the heron rule repeal"."""
    before = blocked.get(tokens[i - 1].span.start) if i else None
    return before is not None and before.kind is MentionKind.MEASURE and low(tokens, i) in act_words().acts


def _link(tokens: Tokens, k: int, blocked: Taken) -> int:
    """Return the index of what goes on from the noun, past a date: "decision on Tuesday to let"."""
    after = k + 1 if low(tokens, k) in ("on", "in") else k
    date = blocked.get(tokens[after].span.start) if after < len(tokens) else None
    if date is None or date.kind is not MentionKind.DATE:
        return k
    while after < len(tokens) and tokens[after].span.start < date.span.end:
        after += 1
    return after


def _start(tokens: Tokens, i: int, blocked: Taken) -> int:
    """Return where the phrase of the noun begins, past adjectives and dates."""
    start = i
    while start > 0 and i - start < MOST_MODIFIERS:
        owner = blocked.get(tokens[start - 1].span.start)
        text = low(tokens, start - 1)
        if owner is not None and owner.kind is not MentionKind.DATE:
            break
        if owner is None and (not text.isalpha() or text in ARTICLES or text in ENDS or text.endswith("ed")):
            break
        start -= 1
    return start


def _owned(tokens: Tokens, start: int, blocked: Taken, names: frozenset[str]) -> bool:
    """Tell whether an executive, an agency or a government owns what begins at `start`."""
    if low(tokens, start - 1) not in ("'s", "'") or start < 2:
        return False
    owner = blocked.get(tokens[start - 2].span.start)
    if owner is None:
        return low(tokens, start - 2) in GENERIC
    if owner.kind is MentionKind.PERSON:
        return owner.name.split()[-1] in names
    if owner.kind is MentionKind.OFFICE:
        return _official(owner)
    if owner.kind is MentionKind.PLACE:
        return owner.kind_class in PLACES
    return owner.kind is MentionKind.BODY and (owner.kind_class in OWNERS or owner.name.lower() in GENERIC)


def _by(tokens: Tokens, i: int, blocked: Taken) -> bool:
    """Tell whether an agency or an official is named after "by": "a decision by the Treasury Department"."""
    if low(tokens, i + 1) != "by":
        return False
    near = [blocked.get(tokens[k].span.start) for k in range(i + 2, min(i + 8, len(tokens)))]
    found = [m for m in near if m is not None]
    offices = [m for m in found if m.kind is MentionKind.OFFICE]
    if offices:
        return _official(offices[0])
    return bool(found) and found[0].kind is MentionKind.BODY and found[0].kind_class in OWNERS


def _end(tokens: Tokens, k: int, blocked: Taken) -> int:
    """Return where the phrase that opens with "to" or "of" at `k` ends: at a break, at a date, after nine words."""
    end = k + 1
    while end < len(tokens) and end - k < MOST_WORDS and (low(tokens, end) not in ENDS or is_hyphen(tokens, end)):
        mention = blocked.get(tokens[end].span.start)
        if mention is not None and mention.kind is MentionKind.DATE:
            break
        end += 1
    while end > k + 1 and low(tokens, end - 1) in ("on", "from", "to", "of", "for", "with", "the", "a"):
        end -= 1
    return end
