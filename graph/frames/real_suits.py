"""Which suits that a sentence speaks of are suits: one that was brought, in court, and not any that might be.

Takes a clause and its frames, gives them without what is no case: suits in general ("a law that enables lawsuits
against officers"), contests for an office, many suits at once. What is only supposed ("one would see Ohio suing") is
said so; values that are no party or no measure ("the House chaplain", "over allegations of fraud") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from graph.frames.clause import Clause
from graph.frames.words import AUXILIARIES, BEFORE_VERB, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVES
from graph.model import Frame, FrameKind, Mention, MentionKind, Modality, Slot

K = MentionKind
SUITS = ("lawsuit", "case-noun", "complaint", "challenge")  # rules of nouns
PLURALS = frozenset("lawsuits suits cases challenges complaints".split())
POINTING = frozenset("the that this these those 's his her its their".split())
ENABLING = frozenset(
    f"{stem}{end}"
    for stem in ("authoriz", "enabl", "invit", "encourag", "discourag", "preclud", "prevent", "limit", "curb", "avoid")
    for end in ("", "e", "es", "ed", "ing", "s")
)
LETTING = frozenset("allow allows allowed allowing permit permits permitted permitting let lets letting".split())
LEADING = frozenset("from to of against".split())
EXPOSED = frozenset(
    "shield shields shielded shielding protect protects protected protecting protection immune immunity insulate "
    "insulated liable vulnerable exposed exposure open subject subjected flood risk fear prospect".split()
)
MANY = frozenset("several many numerous multiple various countless dozens hundreds thousands scores most".split())
TAKING = frozenset("win lose face settle defend".split())
CHANCES = frozenset("possibility prospect likelihood chance risk".split())
SEEING = frozenset("see imagine envision picture mean involve require".split())
BARE = frozenset("file bring pursue launch".split())
HABIT = frozenset("always often frequently routinely usually regularly constantly repeatedly habitually".split())
CONTEST = frozenset(
    "primary candidate candidates candidacy seat reelection re-election incumbent leadership nomination nominee "
    "presidency challenger".split()
)
LEGAL = frozenset(
    "court courts judge judges justices lawsuit lawsuits suit suits sued sue suing legal constitutional "
    "constitutionality unconstitutional litigation plaintiff plaintiffs appeal ruling injunction trial attorney "
    "attorneys lawyer lawyers federal class-action".split()
)
PARTISAN = frozenset("party republicans democrats lawmakers senators candidates conservatives liberals".split())
AFTER_NOUN = frozenset("is are was were has have had pending".split())
# What private people are at odds about: it is no act of government that a suit could be against.
WRONGS = frozenset(
    "allegation allegations accusation accusations claim claims charge charges harassment discrimination misconduct "
    "fraud abuse assault assaults rape death deaths killing killings murder shooting shootings crash injuries injury "
    "defamation libel comments remarks tweet tweets article articles story statements coverage book debt debts payment "
    "payments election elections results merger patent patents breach hack photo photos video role conduct negligence "
    "wrongdoing retaliation pollution damage damages spill loss losses".split()
)
ROLES = frozenset(
    "chaplain speaker clerk chairman chairwoman chair chief head director president employee officer lawyer attorney "
    "spokesman spokeswoman official leader member secretary commissioner executive manager founder owner adviser "
    "reporter journalist anchor host nominee candidate majority minority".split()
)
CLOTHES = frozenset("protective hazmat swim dress space wet masks gloves gowns respirators ties ventilators".split())
REACH = 6
BESIDE = 50  # code points
IMPEACH = re.compile(r"\b[Ii]mpeach\w*")
WORDS = re.compile(r"\w[\w-]*")
ACTING = frozenset({"sue/active", "lawsuit/support", "complaint/support", "case-noun/support", "challenge/support"})
ADVERBS = frozenset("twice alone together too either both all each last this next earlier late early".split())


def real_suits(clause: Clause, found: Iterable[Frame]) -> Iterator[Frame]:
    """Yield the frames without those that tell of no case."""
    for frame in found:
        if frame.kind is not FrameKind.CASE:
            yield frame
            continue
        at = next((k for k, item in enumerate(clause.items) if item.span.start == frame.trigger.start), 0)
        if _in_general(clause, frame, at) or _contest(clause, frame, at) or _no_court(clause, frame, at):
            continue
        kept = tuple(s for s in _condemned(clause, frame, at) if _fits(clause, s))
        if not kept:
            continue
        if frame.modality is Modality.ASSERTED and _supposed(clause, at):
            kept = tuple(replace(s, modality=Modality.PREDICTED) for s in kept if s.name != "filedOn")
            frame = replace(frame, modality=Modality.PREDICTED)
        yield replace(frame, slots=kept) if kept != frame.slots else frame


def _in_general(clause: Clause, frame: Frame, at: int) -> bool:
    """Tell whether any suit is meant, or many: "enables lawsuits", "they file lawsuits", "several cases against"."""
    dated = any(s.name == "filedOn" for s in frame.slots)
    if frame.rule in ("sue", *SUITS) and not dated and HABIT & set(clause.lowers(at - 14, at + REACH)):
        return True  # "what she always did: sue"
    if frame.rule not in SUITS:
        return False
    before = clause.lowers(at - REACH, at)
    if _enabled(clause, at) or "suits" in clause.plain and clause.plain & CLOTHES:
        return True
    if clause.word(at) not in PLURALS:
        return False
    people = [s.value for s in frame.slots if s.name == "plaintiff"]
    if not people:
        return bool(MANY & set(clause.lowers(at - 4, at))) and {s.name for s in frame.slots} <= {"defendant"}
    unnamed = all(isinstance(who, Mention) and who.kind is K.GROUP for who in people)
    return unnamed and bool(BARE & set(before))


def _enabled(clause: Clause, at: int) -> bool:
    """Tell whether a noun without an article that points is what a law makes possible or keeps off."""
    i = at - 1
    while i > 0 and at - i < REACH and _describes(clause, i):
        i -= 1
    if POINTING & set(clause.lowers(i, at)):
        return False
    word = clause.word(i)
    if word in ENABLING or word in LETTING and not any(clause.judicial(item) for item in clause.items):
        return True
    return word in LEADING and bool(EXPOSED & set(clause.lowers(i - 4, i)))


def _describes(clause: Clause, i: int) -> bool:
    """Tell whether the item may stand between a verb and its noun: an article, or an adjective."""
    word = clause.word(i)
    if word in ENABLING | LETTING | LEADING or not word.isalpha():
        return word == "-"
    return word in DETERMINERS or word not in clause.lexicon.verbs and not word.endswith(("ed", "ing", "s"))


def _contest(clause: Clause, frame: Frame, at: int) -> bool:
    """Tell whether a challenge is one for an office, a task, or one in words: no word of its sentence is of courts."""
    noun = clause.word(at) in ("challenge", "challenges")
    if frame.rule == "challenge-law" and noun and clause.word(at + 1) in AFTER_NOUN:
        return True  # "challenges are pending to the law"
    if noun and clause.word(at + 1) == "with":
        return not clause.plain & LEGAL  # "has long faced challenges with its budget"
    if frame.rule not in ("challenge", "challenge-law") or clause.kinds & {K.COURT, K.DOCKET, K.CASE}:
        return False
    if clause.plain & LEGAL or any(item.mention is not None and clause.judicial(item) for item in clause.items):
        return False
    if clause.plain & (CONTEST | clause.lexicon.contests):
        return True
    values = [(s.name, s.value) for s in frame.slots if isinstance(s.value, Mention)]
    if frame.rule == "challenge":
        return any(name == "defendant" and value.kind is K.PERSON for name, value in values)
    noun = noun and clause.word(at - 2) in DETERMINERS | {"'s"}
    words = {w for name, value in values if name == "plaintiff" for w in value.name.lower().split()}
    return noun or bool(words & PARTISAN)


def _no_court(clause: Clause, frame: Frame, at: int) -> bool:
    """Tell whether a trial is one of impeachment, or an indictment only blame: "an indictment of Roe as a liar"."""
    people = [s.value.name.split()[-1] for s in frame.slots if s.name == "defendant" and isinstance(s.value, Mention)]
    if frame.rule != "crime-trial" or not people:
        return False
    if clause.word(at) == "trial":
        return not _impeached(clause.text).isdisjoint(people)
    return clause.word(at) == "indictment" and clause.word(at + 1) == "of" and clause.word(at + 3) == "as"


@lru_cache(maxsize=2)
def _impeached(text: str) -> frozenset[str]:
    """Return the words of a document that stand beside "impeach", "impeachment" in one sentence."""
    beside = []
    for found in IMPEACH.finditer(text):
        start, end = found.span()
        beside += [text[max(start - BESIDE, 0) : start].rpartition(".")[2], text[end : end + BESIDE].partition(".")[0]]
    return frozenset(WORDS.findall(" ".join(beside)))


def _supposed(clause: Clause, at: int) -> bool:
    """Tell whether a suit is only imagined: "one would see Ohio suing", "would end with Ohio suing should he win"."""
    unreal = clause.lexicon.status.modals
    for i in range(at - 1, max(at - 12, -1), -1):
        word = clause.word(i)
        if word in (";", "that", "which", "who", ","):
            break
        if word in SEEING and any(w in unreal for w in clause.lowers(i - 2, i)):
            return True
    before = clause.lowers(at - 6, at)
    if TAKING & set(before) and any(w in unreal for w in clause.lowers(at - 9, at)):
        return True  # "he could not win a lawsuit against ..."
    if clause.word(at).endswith("ing") and CHANCES & set(clause.lowers(at - 8, at)):
        return True
    modal = any(clause.word(i) in unreal for i in range(at))
    return modal and any(_inverted(clause, i) for i in range(at, len(clause.items)))


def _inverted(clause: Clause, i: int) -> bool:
    """Tell whether "should" at `i` opens a condition: "should the president end the program"."""
    if clause.word(i) != "should" or i + 2 >= len(clause.items):
        return False
    return clause.items[i + 1].actor or clause.word(i + 1) in DETERMINERS


def _condemned(clause: Clause, frame: Frame, at: int) -> Iterator[Slot]:
    """Yield the slots with who is condemned: Roe in "led to Roe being convicted", the last before "the latter"."""
    if frame.rule.startswith("crime-") and "latter" in clause.lowers(at - 5, at):  # "Roe and Doe, the latter of whom"
        people = [s for s in frame.slots if s.name == "defendant" and isinstance(s.value, Mention)]
        last = max(people, key=lambda s: s.value.span.start, default=None)  # type: ignore[union-attr]
        yield from (s for s in frame.slots if s not in people or s is last)
        return
    if not (frame.rule.startswith("crime-") and clause.word(at - 1) == "being") or at < 2:
        yield from frame.slots
        return
    who = clause.items[at - 2]
    if clause.word(at - 2) in ("is", "are", "was", "were"):
        yield from frame.slots
        return
    yield from (s for s in frame.slots if s.name != "defendant")
    if who.mention is not None and who.of(K.PERSON) and clause.party(who):
        rule = f"{frame.rule}/passive"
        yield Slot("defendant", who.mention, clause.sentence.span, rule, frame.modality)


def _noun(clause: Clause, i: int) -> bool:
    """Tell whether a plain noun or adjective stands at `i`, and no verb, adverb or function word."""
    word, item = clause.word(i), clause.items[min(i, len(clause.items) - 1)]
    function = word in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | BEFORE_VERB | ADVERBS
    inflected = word.endswith(("ly", "ed", "ing", "s"))
    return (
        item.text.islower() and word.isalpha() and not function and not inflected and word not in clause.lexicon.firsts
    )


def _fits(clause: Clause, slot: Slot) -> bool:
    """Tell whether a value can be what its slot says: a party and no description of one, an act and no wrong."""
    value = slot.value
    if not isinstance(value, Mention):
        return True
    if slot.name == "challenges":
        return value.kind_class != "Measure" or not WRONGS & set(value.name.lower().split(" of ")[0].split())
    if slot.name not in ("plaintiff", "defendant") or value.kind not in (K.BODY, K.PLACE, K.PERSON):
        return True
    at = next((k for k, item in enumerate(clause.items) if item.span == value.span), None)
    if at is None:
        return True
    word = clause.word(at + 1)
    if value.kind is K.PERSON:
        after = clause.items[at + 1].text if word else ""
        return not (slot.rule.endswith("/against") and after.isalpha() and after[0].isupper() and _noun(clause, at + 2))
    if value.kind is K.BODY:
        return word not in ROLES
    opens = clause.word(at + 2) in DETERMINERS | PREPOSITIONS or not clause.word(at + 2)  # "Ohio became the first to"
    if slot.rule in ACTING and _noun(clause, at + 1) and not opens:
        return False  # "the Baltimore private institution sued"
    if slot.rule.endswith(("/behalf", "/by", "/support-by", "/from")) and _noun(clause, at + 1):
        return False  # "on behalf of Ohio abortion-care providers"
    return not (clause.word(at - 1) in ("a", "an") and slot.rule.endswith("/named") and word.isalpha())
