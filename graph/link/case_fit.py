"""Which tellings are of one case, and which of its parties say no more than the others.

Takes a cluster of tellings and one more, gives a score: the parties, the measure and the day agree, or the words point
back ("the lawsuit"). A collective may be that of the parties named elsewhere; a caption names the case at hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.link.clusters import Cluster, Told, clash, compatible, text
from graph.model import Fact

ROLES = ("plaintiff", "defendant")  # rules that only name a party of a case told elsewhere
BENCH = ("bench-before", "bench-acts", "presiding", "assigned")  # rules that only name the judge of a case
NUMBERS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
}
BESIDE = 3  # sentences
FAR = 12  # sentences: farther on, a suit that shares but the plaintiff is another one
PLACES = frozenset("cities counties states municipalities towns jurisdictions governments".split())
VAGUE = frozenset("other several dozen dozens scores hundreds thousands many more".split())


def case_fit(cluster: Cluster, one: Told) -> float:
    """Return how well a telling fits a case: 0 for a conflict or no sign, more for more signs."""
    plaintiffs, others = cluster.values("plaintiff"), one.values("plaintiff")
    defendants, sued = cluster.values("defendant"), one.values("defendant")
    if _told_of_another(cluster, one) or plaintiffs & sued or defendants & others:
        return 0.0
    if one.frame.rule == "caption":
        return _caption_fit(cluster, one)
    cited = _precedent(cluster) and not (plaintiffs & others or defendants & sued)
    if cited and (not one.frame.definite or _apart(plaintiffs, others)):
        return 0.0
    if _crime(one) and clash(defendants, sued) or _sues_another(cluster, one):
        return 0.0
    dates, other_dates = cluster.values("filedOn"), one.values("filedOn")
    if dates and other_dates and not any(compatible(a, b) for a in dates for b in other_dates):
        return 0.0
    blamed = all(f.rule.endswith("/blamed") for f in one.facts if f.name == "defendant")
    if (
        _apart(plaintiffs, others)
        and _apart(defendants, sued)
        or clash(cluster.values("filedIn"), one.values("filedIn"))
    ):
        return 0.0
    score = 2.0 * bool(plaintiffs & others) + 1.0 * bool(defendants & sued)
    score += 1.0 * bool(cluster.values("challenges") & one.values("challenges")) + 1.0 * bool(dates and other_dates)
    told_apart = bool(sued and plaintiffs and not defendants) and not (blamed or _next(cluster, one))
    if not others and not told_apart and (blamed or not _apart(defendants, sued)):
        score += 1.0 if one.frame.definite else 0.5
    if not plaintiffs and one.frame.definite and (defendants or _next(cluster, one)) and not _apart(defendants, sued):
        score += 1.0
    owned = any(f.rule.endswith("/possessor") for f in one.facts)
    role = one.frame.rule in ROLES or _names_only(one) or all(t.frame.rule in (*ROLES, *BENCH) for t in cluster.told)
    if role:
        score += 1.0
    if _apart(plaintiffs, others):
        score += (0.0 if owned or not _next(cluster, one) else 1.0) if one.frame.definite else -1.5
    elif clash(plaintiffs, others):
        score += 1.0 if one.frame.definite or _next(cluster, one) else 0.5
    return (0.5 if cited else score) if score >= 1.0 else 0.0


def _precedent(cluster: Cluster) -> bool:
    """Tell whether a case is only mentioned by its caption, and not as the case at hand."""
    return all(t.frame.rule == "caption" and not t.frame.definite for t in cluster.told)


def _names_only(one: Told) -> bool:
    """Tell whether a telling only says whom a suit names."""
    return all(f.rule.endswith(("/names", "/named-in")) for f in one.facts) and bool(one.facts)


def _told_of_another(cluster: Cluster, one: Told) -> bool:
    """Tell whether words, number, judge, kind (a prosecution, a suit) or distance tell of another case."""
    if one.frame.other and not one.frame.definite:
        return True
    if any(clash(cluster.values(name), one.values(name)) for name in ("docketNumber", "assignedJudge")):
        return True
    far = one.frame.sentence - cluster.told[-1].frame.sentence > FAR and not one.frame.definite
    if far and not any(cluster.values(name) & one.values(name) for name in ("defendant", "challenges")):
        return True
    apart = _crime(one) is not all(_crime(t) for t in cluster.told)
    return apart and one.frame.rule not in (*ROLES, *BENCH, "caption")


def _next(cluster: Cluster, one: Told) -> bool:
    """Tell whether a telling stands beside the last one of the case: its collective and its members are one side."""
    return 0 < one.frame.sentence - cluster.told[-1].frame.sentence < BESIDE


def _sues_another(cluster: Cluster, one: Told) -> bool:
    """Tell whether a person sues somebody else than before: an official is sued under many names, by others."""
    alone = all(v.startswith("person:") for v in cluster.values("plaintiff") | one.values("plaintiff"))
    new = not one.frame.definite and bool(one.values("plaintiff"))
    agree = cluster.values("challenges") & one.values("challenges")
    return alone and new and not agree and clash(cluster.values("defendant"), one.values("defendant"))


def _crime(told: Told) -> bool:
    """Tell whether the telling is of a prosecution."""
    return told.frame.rule.startswith("crime-")


def _apart(left: set[str], right: set[str]) -> bool:
    """Tell whether two sides are of different parties; a collective may be that of the other side's parties.

    A collective of places is that of places, and of nobody else.
    """
    if not clash(left, right):
        return False
    return not (_may_hold(left, right) or _may_hold(right, left))


def _may_hold(side: set[str], other: set[str]) -> bool:
    """Tell whether a collective of one side may be that of the named parties of the other."""
    groups = [v for v in side if v.startswith("group:")]
    if not any(PLACES & set(v.removeprefix("group:").split("-")) for v in groups):
        return bool(groups)
    return any(v.startswith(("place:", "group:")) for v in other)


def _caption_fit(cluster: Cluster, one: Told) -> float:
    """Return how well a caption fits a case: it shares a side, or names the case at hand of a collective."""
    sides = [(cluster.values(name), one.values(name)) for name in ("plaintiff", "defendant")]
    if any(clash(a, b) for a, b in sides):
        collective = any(v.startswith("group:") for v in sides[0][0]) or not sides[0][0]
        captioned = any(told.frame.rule == "caption" for told in cluster.told)
        if all(_crime(told) for told in cluster.told):
            return 0.0
        main = min(len(cluster.told), 9) / 10  # of several, the one that more is told of
        return 1.0 + main if one.frame.definite and collective and not captioned else 0.0
    return 2.0 * any(a & b for a, b in sides) or 1.0 * one.frame.definite


def case_stands(cluster: Cluster) -> bool:
    """Tell whether a case is told well enough: one of its parties is known, and more than that some people sue.

    "Journalists who are sued", "instances of news groups suing a president" tell of no one case.
    """
    parties = cluster.values("plaintiff") | cluster.values("defendant")
    general = len(parties) == 1 and all(re.fullmatch(r"group:[a-z]+", party) for party in parties)
    told = any(f.name not in ROLES for t in cluster.told for f in t.facts) or len(cluster.told) > 1
    return bool(parties) and (told or not general)


def named_first(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out a collective party that says no more than the parties beside it.

    It says no more than named parties where it gives no number, or a number that they reach, and no more than a
    collective of the same people that is described at greater length.
    """
    kept = list(facts)
    for side in ("plaintiff", "defendant"):
        values = list(dict.fromkeys(text(f) for f in facts if f.name == side))
        groups = [v for v in values if v.startswith("group:")]
        named = len(values) - len(groups)
        spare = {g for g in groups if named and named >= _members(g)}
        spare |= {g for g in groups if any(_same_people(g, longer) for longer in groups)}
        kept = [f for f in kept if f.name != side or text(f) not in spare]
    return kept


def _members(group: str) -> float:
    """Return how many members a collective says that it has: 0 where it does not say, infinity where it is vague."""
    words = group.removeprefix("group:").split("-")
    if VAGUE & set(words):
        return float("inf")
    return next((int(w) if w.isdigit() else NUMBERS[w] for w in words if w.isdigit() or w in NUMBERS), 0)


def _same_people(group: str, other: str) -> bool:
    """Tell whether the other collective is of the same people, and described at greater length."""
    words, more = (g.removeprefix("group:").split("-") for g in (group, other))
    return group != other and words[-1] in more and (len(more), other) > (len(words), group)
