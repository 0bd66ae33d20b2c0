"""Plans and decisions of those who are no judges, as what a court rules on.

"The administration's decision to end the program" and "the state's bid to close the clinics" name no measure by a noun
of its own. Takes a clause and the place of such a noun, gives the measure: the one named in it, else the noun with what
is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.frames import grammar
from graph.frames.clause import Clause, measure
from graph.frames.content import described
from graph.frames.words import DETERMINERS
from graph.model import Mention, MentionKind, Slot, Span

K = MentionKind
DECIDED = frozenset("decision decisions order orders".split())
OWNERS = (K.PERSON, K.OFFICE, K.BODY, K.PLACE, K.GROUP)


def planned(clause: Clause, i: int) -> Mention | None:
    """Return the measure that the plan, or the decision of no judge, at `i` is about; None for anything else."""
    word = clause.word(i)
    if word not in clause.lexicon.plans and not (word in DECIDED and _owned_by_no_judge(clause, i)):
        return None
    named = grammar.objects(clause.items, i + 1, measure, 9)
    if named and any(clause.word(k) in ("to", "on", "of", "for", "not") for k in range(i + 1, i + 3)):
        return clause.mention(named[0])
    if clause.word(i + 1) != "to":
        return None
    done = described(clause, i + 3)
    last = done.span if done is not None else _actor_after(clause, i + 3)
    if last is None:
        return None
    span = clause.items[i].span.to(last)
    return Mention(span, K.MEASURE, re.sub(r"\s+", " ", span.of(clause.text)), "", "Measure", "")


def _actor_after(clause: Clause, i: int) -> Span | None:
    """Return the span of the actor or group at `i`, past a determiner: "close the clinics"."""
    item = next((x for x in clause.items[i : i + 3] if x.lower not in DETERMINERS), None)
    return item.span if item is not None and item.of(*OWNERS) else None


def plan_slots(clause: Clause, start: int, rule: str) -> Iterator[Slot]:
    """Yield as target the first plan, or decision of no judge, in the twelve items from `start`."""
    found = (planned(clause, k) for k in range(start, min(start + 12, len(clause.items))))
    plan = next((mention for mention in found if mention is not None), None)
    if plan is not None:
        yield Slot("target", plan, plan.span, rule)


def _owned_by_no_judge(clause: Clause, i: int) -> bool:
    """Tell whether a decision is that of an actor who is no judge: "the agency's decision", "one by the mayor"."""
    for j in range(i - 1, max(i - 5, 0), -1):
        if clause.word(j) == "'s":
            owner = clause.items[j - 1]
            return owner.of(*OWNERS) and not clause.judicial(owner)
    if clause.word(i + 1) != "by":
        return False
    makers = clause.items[i + 2 : i + 5]
    return any(item.of(*OWNERS) for item in makers) and not any(clause.judicial(item) for item in makers)
