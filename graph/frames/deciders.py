"""Who acts in a ruling: the subject of a trigger verb, and the judge behind a decision.

Takes a clause and a place in it, gives the index of an item or None. Over and above the grammar: a second verb shares
the subject of the first ("upheld the law and in May struck down ..."), so does a participle ("..., ordering the
agency"); "it" after a court is that court; and a decision that acts ("Roe's order blocking the ban", "his decision to
halt the sales") stands for the judge who made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from graph.frames import grammar
from graph.frames.clause import Clause
from graph.frames.hits import Hit
from graph.frames.status import HAVE
from graph.frames.words import BREAKS, RELATIVES
from graph.model import MentionKind

K = MentionKind
CLOSERS = frozenset([",", "\u201d", '"', "''"])
CONJOINING = frozenset("and but then or".split())
BETWEEN = frozenset("in on last this also then later early late".split()) | HAVE
BENCHES = frozenset("judge justice magistrate".split())
BROUGHT_IN = (["judge"], ["court"], ["panel"])
OWNING = frozenset("his her its their".split())
ISSUING = frozenset("issued signed entered granted delivered wrote released made handed issuing issues".split())


def subject(clause: Clause, hit: Hit, others: frozenset[int]) -> int | None:
    """Return the index of the subject; after a quotation it may follow the verb ("...," wrote Judge Jane Roe)."""
    follows = hit.end < len(clause.items) and clause.items[hit.end].actor
    follows = follows and clause.word(hit.end + 1) != "'s"
    if follows and hit.trigger.complement and clause.word(hit.start - 1) in CLOSERS:
        return hit.end
    who = hit.start - 1 - (clause.word(hit.start - 1) in HAVE)
    if clause.word(who) == "who" and who and clause.items[who - 1].lower.split()[-1] in BENCHES:
        return who - 1
    found = grammar.subject(clause.items, hit.start, clause.subject, others)
    earlier = next(_earlier(others, hit.start), None)
    if earlier is not None and (found is None or found > earlier) and _shares(clause, hit, earlier):
        before = islice(_earlier(others, hit.start), 3)
        shared = (grammar.subject(clause.items, k, clause.subject, others - {k}) for k in before)
        found = next((k for k in shared if k is not None), None)
    meant = found is not None and clause.word(found) in ("it", "they")
    return _court_meant(clause, found) if found is not None and meant else found


def _earlier(verbs: frozenset[int], end: int) -> Iterator[int]:
    """Yield the verbs before `end`, the nearest first."""
    return (k for k in range(end - 1, -1, -1) if k in verbs)


def _shares(clause: Clause, hit: Hit, earlier: int) -> bool:
    """Tell whether the verb is coordinated with the one before it, or a participle that hangs on it."""
    i = hit.start - 1
    if hit.form == "gerund":
        return clause.word(i) in (",", "in", "by") and not RELATIVES & set(clause.lowers(earlier, i))
    while i > 0 and (clause.items[i].of(K.DATE) or clause.word(i) in BETWEEN or clause.word(i).endswith("ly")):
        i -= 1
    return clause.word(i) in CONJOINING


def _court_meant(clause: Clause, i: int) -> int:
    """Return the index of the court before "it", or the justices before "they", in the sentence, else that of it."""
    several = clause.word(i) == "they"
    before = (
        k
        for k in range(i - 1, -1, -1)
        if (clause.items[k].lower in ("justices", "judges") if several else clause.items[k].of(K.COURT))
        and clause.word(k + 1) != "'s"
    )
    return next(before, i)


def decider(clause: Clause, noun: int) -> int | None:
    """Return the index of the judge or court that made the decision at `noun`: its owner, its maker, its author."""
    for i in range(noun - 1, max(noun - 7, -1), -1):
        word = clause.word(i)
        if word == "'s" and noun - i < 5:
            return i - 1 if clause.judicial(clause.items[i - 1]) else None
        if word in OWNING and noun - i < 5:
            return next((k for k in range(i - 1, -1, -1) if _decides(clause, k)), None)
        if clause.items[i].of(K.COURT) and i == noun - 1:
            return i
        if word in ISSUING:
            made = grammar.subject(clause.items, i, clause.subject, frozenset())
            return made if made is not None and clause.judicial(clause.items[made]) else None
        if word in BREAKS or word in RELATIVES or word == ",":
            break
    for i in range(noun + 1, noun + 5):
        if clause.word(i) in ("by", "from"):
            made_by = grammar.objects(clause.items, i + 1, clause.judicial, 4)
            return made_by[0] if made_by else None
    return None


def _decides(clause: Clause, k: int) -> bool:
    """Tell whether the item is an actor that "his" or "its" may mean, and a judge or court."""
    return clause.items[k].of(K.PERSON, K.COURT, K.OFFICE) and clause.judicial(clause.items[k])


def brings_in(clause: Clause, subject: int | None) -> bool:
    """Tell whether the subject is a court or judge that the text brings in: "a federal judge", "two judges"."""
    if subject is not None and clause.word(subject).split()[-1:] in BROUGHT_IN:
        return not {"a", "an", "another"}.isdisjoint(clause.lowers(subject - 4, subject))
    if subject is None or not clause.judicial(clause.items[subject]) or clause.items[subject].of(K.PERSON):
        return False
    return clause.word(subject - 1) in ("a", "an", "another", "one", "two", "three", "federal")


def another_court(clause: Clause, subject: int | None) -> bool:
    """Tell whether the subject is a court apart from the one told so far: "a higher court later stayed his ruling"."""
    if subject is None:
        return False
    if clause.word(subject + 1) == "who" and clause.judicial(clause.items[subject]):
        named = " ".join(clause.lowers(subject - 2, subject + 1))
        return "lower" in named or "trial" in named  # "agreed with a lower court judge who ruled ..."
    if clause.word(subject) != "court":
        return False
    return clause.word(subject - 1) in ("higher", "different")


def earlier_one(clause: Clause, hit: Hit, subject: int | None) -> bool:
    """Tell whether a court is said to have ruled on another day: "the court has already upheld the use of dogs"."""
    courts = subject is not None and (clause.items[subject].of(K.COURT) or clause.word(subject) == "justices")
    return courts and "already" in clause.lowers(hit.start - 2, hit.start)


def content_of(clause: Clause, hit: Hit, noun: int) -> bool:
    """Tell whether the verb is the content of a decision that was made: "his order to block the ban"."""
    if clause.word(hit.start - 1) != "to" or not noun < hit.start - 1 < noun + 4:
        return False
    cues = clause.lexicon.status
    return not any(w in cues.unreal or w in cues.modals or w in cues.negations for w in clause.lowers(noun - 8, noun))


def under_review(clause: Clause, noun: int, others: frozenset[int]) -> bool:
    """Tell whether another court acts on the decision at `noun`: "overturned Roe's decision to block the ban"."""
    near = (k for k in range(noun - 7, noun) if k in others)
    forms = [f for k in near for f in clause.lexicon.verbs.get(clause.word(k), ())]
    return any(f.trigger.judicial and f.trigger.object == "matter" for f in forms)


def wished(clause: Clause, subject: int | None) -> bool:
    """Tell the subjunctive: a bare verb after "that" and one actor ("the request that Judge Jane Roe block ...")."""
    if subject is None:
        return False
    item = clause.items[subject]
    listed = any(clause.word(k) in ("and", "&") for k in range(max(subject - 4, 0), subject))
    several = item.of(K.GROUP) or listed or item.mention is None and (item.lower.endswith("s") or item.lower == "they")
    return not several and "that" in clause.lowers(subject - 3, subject)


def not_so(clause: Clause, actor: int | None) -> bool:
    """Tell whether the subject of a gerund is denied: "it does not take a judge dismissing a case to see it"."""
    return actor is not None and bool({"not", "n't", "without"} & set(clause.lowers(actor - 4, actor)))
