"""What a decision or a suit is about: complements, purposes, and open noun phrases.

Takes a clause and positions in it, gives slots. A complement ("ruled that the ban is unlawful") tells the outcome by
the cues of `data/triggers.yaml` and the target by its subject; a purpose ("sued to block the deportations") tells what
is challenged. A practice without a name ("the collection of phone records") becomes a measure of its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.frames.amendments import in_amendment
from graph.frames.clause import Clause
from graph.frames.findings import hedged, of_court
from graph.frames.general import AT_HOME, LASTING
from graph.frames.lexicon import Trigger
from graph.frames.phrases import Item
from graph.frames.statutes import at_stake, statutes_at_stake
from graph.frames.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, RELATIVES
from graph.model import Concept, Mention, MentionKind, Modality, Slot

K = MentionKind
PROCEEDS = tuple(
    f"{modal} {verb}"
    for modal in ("can", "may", "could")
    for verb in ("proceed", "go forward", "move forward", "continue")
)
ALLEGING = re.compile(
    r"\b(?:alleging|alleges?|alleged|accusing|accuses|claiming|claims|arguing|argues?|contends?|challenging|brought by"
    r"|filed by)\b"
)
BARE_MODAL = re.compile(
    r"\b(?:can|may) (?!not\b|no\b|n't|proceed|go forward|move forward|continue|enforce|stay|remain|take effect)"
)
UNREAL = re.compile(
    r"\bwould have been\b|\b(?:might|may) (?:be|have|well|violate)\b"
    r"|\b(?:cannot|can not|can't) be (?:\w+ly )?(?:declared|deemed|ruled|ordered|forced|required|compelled|sued|held)\b"
    r"|\bwhether\b"
)
ATTRIBUTIVE = frozenset(
    "unconstitutional illegal unlawful invalid improper impermissible void discriminatory constitutional legal lawful "
    "valid".split()
)
AFTER_PREDICATE = frozenset(
    "because and under as in for on since to but or even when if by at with that while after".split()
)
VERBS = frozenset(
    "made gave said found told took put led kept left would could may might will can has had was were is are did does "
    "do".split()
)
EMPTY_FIRST = frozenset(
    "doing it they he she we you us me this that them him her part parts portion more most even anything".split()
)
RULED = frozenset("finding findings precedent precedents holding conclusion conclusions interpretation".split())
SIDES = {
    "dismissed": "against",
    "granted": "inFavorOf",
    "allowed": "inFavorOf",
    "unlawful": "against",
    "blocked": "against",
}
UNNAMED = frozenset("he she it they we there those who what".split())
ENTITLING = frozenset("authority power right lawfully legally".split())
# Cues that are said of the subject alone: what they violate, or who goes on, is no target.
OF_SUBJECT = frozenset(
    "violates violated violate violating breaking infringes infringed contravenes contravened of with comply follow "
    "proceed forward continue effect".split()
)
MODAL = frozenset("can cannot ca can't may must should could".split())
QUOTES = frozenset(["\u201c", '"', "``"])
AVOIDING = frozenset("avoid escape evade flout ignore violate defy skirt sidestep challenge contest".split())
EMPOWERING = frozenset("authorize grant".split())  # what a statute that is applied does not do
AGENTS = frozenset(
    "authorities officials officers police agents lawyers residents voters people couples city state county "
    "government agency administration department company".split()
)
OWNERS = (K.PERSON, K.BODY, K.OFFICE)
DEVERBAL = re.compile(r"(?<!corpora)(?<!organiza)(?<!institu)(?<!na)(?<!govern)(?<!depart)(?:tion|sion|ment)s$")
CLAUSE_ENDS = frozenset("; : after before while when because although though even".split())
END_OF_PURPOSE = frozenset("after which who alleging arguing saying claiming".split())
END_OF_PHRASE = frozenset(
    "to whether from is are was were has have had will would could can may might while after before because if when "
    "until and but or said says ruling saying pending for in on at by as "
    "appears appeared seems seemed remains remained likely probably violates "
    "violated violate exceeds exceeded oversteps overstepped infringes".split()
)


def complement(clause: Clause, start: int, trigger: Trigger, strong: bool) -> tuple[Slot, ...]:
    """Read the complement that opens at `start`: target, outcome, the party at fault, the provision violated.

    Without `strong` (words of a judge that may be said out of court) only a finding of unlawfulness counts.
    """
    end = start
    while end < len(clause.items) and end - start < 45 and clause.items[end].lower not in CLAUSE_ENDS:
        if clause.word(end) == "," and _acts(clause, end + 1):
            break
        end += 1
    return tuple(_content(clause, (start, end), trigger, strong))


def _acts(clause: Clause, i: int) -> bool:
    """Tell whether another act of the court begins at `i`: "..., dismissing the argument that ..."."""
    forms = clause.lexicon.verbs.get(clause.word(i), ())
    return any(f.form == "gerund" and f.trigger.judicial and not f.trigger.complement for f in forms)


def fronted(clause: Clause, subject: int | None, trigger: Trigger) -> tuple[Slot, ...]:
    """Read the content before the verb: "The ban is unlawful, a federal judge ruled on Tuesday"."""
    if subject is None:
        return ()
    comma = next((k for k in range(subject, max(subject - 4, 3), -1) if clause.word(k) == ","), None)
    if comma is None or BARE_MODAL.search(" ".join(clause.lowers(0, comma))):
        return ()
    return tuple(_content(clause, (0, comma), trigger, not trigger.weak))


def _content(clause: Clause, bounds: tuple[int, int], trigger: Trigger, strong: bool) -> Iterator[Slot]:
    part = clause.items[bounds[0] : bounds[1]]
    outcome, cue = _outcome(clause, " ".join(i.lower for i in part if not i.of(K.DATE)))
    if not outcome or not strong and outcome != "unlawful":
        return
    if cue.split()[0] in MODAL and part[0].lower == "that" and part[1].lower == cue.split()[0]:
        return  # "a ruling that could be appealed"
    rule = f"{trigger.id}/complement"
    said = next((k for k, i in enumerate(part) if i.lower == cue.split()[0]), len(part))
    modal = cue.split()[0] in MODAL
    if of_court(part, said) or modal and _cited(part, said):
        return
    how = Modality.PREDICTED if hedged([i.lower for i in part[:said]]) else Modality.ASSERTED
    made = [Slot("outcome", Concept("outcome", outcome), part[0].span, rule, how)]
    empowered = cue.split()[-1] in EMPOWERING
    begin = said if empowered else 0
    shunned = modal and AVOIDING & {i.lower for i in part[said : said + 4]}
    last = said if cue.split()[-1] in OF_SUBJECT or shunned else said + 9
    found = next((i for i in part[begin:last] if i.of(K.MEASURE) and not i.quoted), None)
    statute = next((i for i in part[: min(said, 6)] if i.span in statutes_at_stake(clause, bounds[0])), None)
    statute = None if empowered else statute
    found = statute if found is None or statute is not None and statute.span < found.span else found
    if found is not None and found.mention is not None:
        made.append(Slot("target", at_stake(found.mention), found.span, rule))
    elif strong:
        made.extend(_about(clause, bounds, (outcome, cue), rule))
    vague = modal and UNNAMED & {i.lower for i in part[: min(said, 5)]}
    if len(made) == 1 and not strong and part[0].lower == ",":
        return  # "said, calling it a violation of trust"
    if len(made) > 1 or not vague:  # "he cannot wait" is no ruling on anything
        yield from made
    if outcome == "unlawful" and strong:
        for k, item in enumerate(part):
            violated = item.mention is not None and item.mention.kind is K.PROVISION and item is not found
            if violated and not in_amendment(part, k) and item.mention is not None and not empowered:
                yield Slot("findsViolationOf", item.mention, item.span, rule, how)


def _cited(part: Sequence[Item], said: int) -> bool:
    """Tell whether the words of a cue are cited: "that the note "can be read" so"."""
    return said < len(part) and (part[said].quoted or said > 0 and part[said - 1].lower in QUOTES)


POWER = re.compile(r"\b(?:the |any )?(?:(?:legal|statutory|constitutional|executive) )+(?=(?:authority|power|right)\b)")


def _outcome(clause: Clause, words: str) -> tuple[str, str]:
    """Return the outcome that the words of a complement tell and the cue for it; what a suit alleges tells none."""
    words = POWER.sub("the ", words)
    alleged = ALLEGING.search(words)
    kinds = clause.lexicon.complements
    if alleged is not None:
        tail = words[alleged.end() :]
        if any(cue in tail for cue in PROCEEDS):
            kinds, words = tuple(k for k in kinds if k[0] == "allowed"), tail
        else:
            words = words[: alleged.start()]
    if "no evidence" in words or "not clear" in words or UNREAL.search(words):
        return "", ""
    for outcome, cues in kinds:
        cue = next((c for c in cues if c in words and _predicated(c, words)), None)
        if cue is not None:
            return ("allowed" if outcome == "unlawful" and _negated(cue, words) else outcome), cue
    return "", ""


def _negated(cue: str, words: str) -> bool:
    """Tell whether "not" stands right before the cue: "does not violate", "is not unconstitutional"."""
    return re.search(rf"(?:\bnot|n't|\bnever) (?:\w+ly )?{re.escape(cue)}(?![\w])", words) is not None


def _predicated(cue: str, words: str) -> bool:
    """Tell whether the cue is said of the subject, and is no adjective before another noun ("illegal drug users")."""
    found = re.search(rf"(?<![\w]){re.escape(cue)}(?![\w])(?: (\S+))?", words)
    if found is None:
        return False
    if cue in ("can", "may") and re.search(rf"\b(?:that|which|who) {cue}\b", words):
        return False
    after = found[1]
    fronted = after in DETERMINERS and words.startswith((cue, f"that {cue}"))  # "ruled illegal the mayor's decision"
    apart = after is None or not after.isalpha() or after in AFTER_PREDICATE or fronted
    return cue not in ATTRIBUTIVE or apart


def _about(clause: Clause, bounds: tuple[int, int], told: tuple[str, str], rule: str) -> Iterator[Slot]:
    """Read the subject of a complement that names no measure: a party that overstepped, or a described practice."""
    (start, end), (outcome, cue) = bounds, told
    that = next((k for k in range(start, min(start + 6, end)) if clause.word(k) in ("that", "whether")), start - 1)
    first = that + 1
    while first < end and (clause.items[first].lower in DETERMINERS or clause.items[first].of(K.DATE)):
        first += 1
    word = clause.word(first)
    if word == "order" and clause.word(first - 1) in ("the", "that", "this"):
        order = Mention(clause.items[first].span, K.MEASURE, "order", "", "ExecutiveOrder", "", definite=True)
        yield Slot("target", order, order.span, rule)
        return
    if first >= end or word in clause.lexicon.verbs or word in VERBS or word in PREPOSITIONS or word[:1].isdigit():
        return
    if word in UNNAMED or word in clause.lexicon.case_words:
        return
    owner = first + 1 < end and clause.word(first + 1) == "'s"
    mention = clause.mention(first)
    if mention is not None and mention.kind in (K.BODY, K.PLACE, K.PERSON) and not owner:
        slot = SIDES.get(outcome) if outcome != "allowed" or cue.split()[-1] in ENTITLING else None
        if slot is not None:
            yield Slot(slot, mention, clause.items[first].span, rule)
        return
    practice = described(clause, first + 2 if owner else first, end)
    if practice is not None and practice.name.lower().split()[-1] not in AGENTS:
        yield Slot("target", practice, practice.span, rule)


def described(clause: Clause, start: int, end: int | None = None) -> Mention | None:
    """Make a measure of the open noun phrase at `start`, up to seven words and to `end`, or return None."""
    items = clause.items[: end if end is not None else len(clause.items)]
    i = start
    while i < len(items) and (
        items[i].lower in DETERMINERS or items[i].lower.endswith("ly") and items[i].mention is None
    ):
        i += 1
    if items[i : i + 1] and items[i].lower == "of" and i > start:
        i += 1
    if i + 2 < len(items) and items[i].of(*OWNERS) and items[i + 1].lower == "'s":  # "the state's tenure rules"
        i = start = i + 2
    j = i
    while j < len(items) and j - i < 7 and _goes_on(items[j]):
        j += 1
    while j > i and (
        items[j - 1].lower in PREPOSITIONS
        or items[j - 1].lower in DETERMINERS
        or items[j - 1].lower in ("'s", "and", "-")
        or j - i > 1
        and items[j - 1].mention is None
        and items[j - 1].lower.endswith("ed")
    ):
        j -= 1
    if j - i == 1 and j < len(items) and (items[j].of(K.BODY, K.PERSON, K.MEASURE) or items[j].lower == "'s"):
        return None  # "a broader Marlow Act effort": the phrase goes on behind the name
    bare = i > start or i < len(items) and DEVERBAL.search(items[i].lower) is not None  # "the recount", "deportations"
    alone = j - i == 1 and bare and items[i].mention is None and len(items[i].lower) > 5
    if j > i and (items[j - 1].text.endswith("-") or items[j - 1].lower in RULED):  # "drive-in", "that finding"
        return None
    if not alone and (j - i < 2 or items[i].mention is not None and j - i < 3 or _empty(items[i:j])):
        return None
    span = items[i].span.to(items[j - 1].span)
    return Mention(span, K.MEASURE, re.sub(r"\s+", " ", span.of(clause.text)), "", "Measure", "")


def _empty(phrase: tuple[Item, ...]) -> bool:
    """Tell whether an open phrase tells no practice: "them", "part of the ...", "4-3", "low-income"."""
    first, last = phrase[0].lower, phrase[-1].lower
    hyphened = len(phrase) == 3 and phrase[1].lower == "-"
    return (
        first in EMPTY_FIRST
        or first[:1].isdigit()
        or hyphened
        or last in ("alleged", "federal", "so", "matter", "issue", "scope")
    )


def _goes_on(item: Item) -> bool:
    """Tell whether an open noun phrase can go on with the item."""
    if item.quoted:
        return False
    if item.mention is not None:
        return item.mention.kind in (K.PLACE, K.GROUP)
    word = item.lower
    if not re.match(r"^[\w'-]+$", item.text) or word in RELATIVES or word in END_OF_PHRASE or word in ATTRIBUTIVE:
        return False
    return word == "'s" or word not in AUXILIARIES


def request_type(clause: Clause, i: int) -> str:
    """Return the ruling type of a request, read off the words around it, or ""."""
    near = clause.lowers(i - 3, i + 8)
    words = " ".join(near)
    if "temporary" not in near and not (LASTING | AT_HOME).isdisjoint(near) and "restraining" in near:
        return ""  # "granted a restraining order against her husband"
    return next((kind for kind, cues in clause.lexicon.request_types if any(cue in words for cue in cues)), "")
