"""Which case a ruling is part of, and what rulings tell of cases.

Takes the events of a document, gives them with `inCase` on rulings, with what rulings tell of their cases (the measure
fought over, the trial judge), and with a case for each measure that a court ruled on where the document tells of no
suit at all: courts decide cases, so that a decision on a measure is evidence of a case about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.link.clusters import text
from graph.link.derived import derived
from graph.link.ruling_fit import BARRED, Level
from graph.model import Event, Fact, FrameKind

TRIAL = "district"
CLOSE, FAR = 1, 1000  # code points
SIDES = ("plaintiff", "defendant")
PARTIES = ("inFavorOf", "against")


def with_cases(found: Sequence[Event], level: Level, named: frozenset[str]) -> tuple[Event, ...]:
    """Return the events with rulings and cases tied.

    `level` gives the level of a court or judge, or ""; `named` are the measures that the text calls by a name or kind.
    """
    found = _impartial(found)
    rulings = [e for e in found if _told(e, FrameKind.RULING)]
    cases = [e for e in found if _told(e, FrameKind.CASE) and any(_beside(r, e) for r in rulings)]
    tied = _tied(rulings, cases, level)
    if len(cases) == 1:
        tied.update(_by_the_judge([r for r in rulings if r.key not in tied], cases[0], rulings, level))
    number = sum(e.kind is FrameKind.CASE for e in found)
    implied: list[Event] = []
    free = [] if any(_told(e, FrameKind.CASE) for e in found) else [r for r in rulings if r.key not in tied]
    for group in _groups(free, level):
        if not _shows_case(group, level, named):
            continue
        facts = tuple(dict.fromkeys(fact for ruling in group for fact in _about(ruling)))
        case = Event(f"case:{number + len(implied)}", FrameKind.CASE, facts)
        implied.append(case)
        tied.update({ruling.key: case.key for ruling in group})
    by_case: dict[str, list[Event]] = {}
    for ruling in rulings:
        if ruling.key in tied:
            by_case.setdefault(tied[ruling.key], []).append(ruling)
    finished = []
    for event in (*found, *implied):
        if event.key in tied:
            first = event.facts[0]
            fact = Fact("inCase", tied[event.key], first.evidence, derived("ruling/in-case", first))
            event = replace(event, facts=(*event.facts, fact))
        elif event.key in by_case:
            mine = by_case[event.key]
            event = replace(event, facts=(*event.facts, *_from_rulings(event, mine, level), *_challengers(event, mine)))
        finished.append(event)
    return tuple(_against_others(finished))


def _against_others(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events, cases without a measure that rulings gave them and that the plaintiff itself had made."""
    issuers = {e.key: _values(e, "issuer") for e in events if e.kind is FrameKind.MEASURE}
    for event in events:
        own = {f.value for f in event.facts if f.name == "challenges" and f.rule.startswith("case/")}
        own = {m for m in own if issuers.get(str(m), set()) & _values(event, "plaintiff")}
        kept = tuple(f for f in event.facts if f.name != "challenges" or f.value not in own)
        yield replace(event, facts=kept) if own and kept and event.kind is FrameKind.CASE else event


def _beside(ruling: Event, case: Event) -> bool:
    """Tell whether the ruling may be of the case: of one that is only cited by its caption where it stands near."""
    cited = all(f.rule == "caption/party" for f in case.facts)
    return not cited or _near(ruling, case, CLOSE)


def _near(ruling: Event, case: Event, reach: int) -> bool:
    """Tell whether the document tells the two within so many code points of each other."""
    ours = {f.evidence.start for f in case.facts}
    return any(abs(at - f.evidence.start) < reach for f in ruling.facts for at in ours)


def _impartial(found: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events without the judges who are parties to a case: people of one surname were taken for one."""
    parties = {f.value for e in found if _told(e, FrameKind.CASE) for f in e.facts if f.name in SIDES}
    return tuple(
        replace(e, facts=tuple(f for f in e.facts if f.name != "issuedBy" or f.value not in parties) or e.facts)
        if e.kind is FrameKind.RULING
        else e
        for e in found
    )


def _told(event: Event, kind: FrameKind) -> bool:
    """Tell whether the event is an asserted one of the kind."""
    return event.kind is kind and event.key.startswith(f"{kind.value.lower()}:")


def _values(event: Event, *names: str) -> set[str]:
    return {text(f) for f in event.facts if f.name in names}


def _tied(rulings: Sequence[Event], cases: Sequence[Event], level: Level) -> dict[str, str]:
    """Return the case of each ruling that can only belong to one, by their keys."""
    index = _index(cases)
    tied: dict[str, str] = {}
    for ruling in rulings:
        near = {key: case for sign in _signs(ruling) for key, case in index.get(sign, {}).items()}
        fits = [key for key, case in near.items() if not _before(ruling, case) and _beside(ruling, case)]
        if len(fits) == 1:
            tied[ruling.key] = fits[0]
    for case in cases:
        for stranger in _of_others([r for r in rulings if tied.get(r.key) == case.key], case, level):
            del tied[stranger]
    if len(cases) == 1 and not _values(cases[0], "challenges"):
        tied.update(_only([r for r in rulings if _near(r, cases[0], FAR)], cases[0], level))
    return tied


def _of_others(rulings: Sequence[Event], case: Event, level: Level) -> Iterator[str]:
    """Yield the rulings of other trial judges on the same measure: its court or a party tells whose the case is."""
    ours = {sign for name in ("filedIn", "plaintiff") for sign in ((name, value) for value in _values(case, name))}
    sure = {ruling.key: _trial_judges(ruling, level) for ruling in rulings if ours.intersection(_signs(ruling))}
    judges = {judge for told in sure.values() for judge in told}
    for ruling in rulings:
        others = _trial_judges(ruling, level)
        if judges and others and ruling.key not in sure and not judges & others:
            yield ruling.key


def _by_the_judge(
    free: Sequence[Event], case: Event, rulings: Sequence[Event], level: Level
) -> Iterator[tuple[str, str]]:
    """Tie to the only case the rulings of the only trial judge, but those on another measure or of another court.

    A measure told in other words may be the same one: it is another only where the two share no word.
    """
    judges = {judge for ruling in rulings for judge in _trial_judges(ruling, level)}
    if len(judges) != 1:
        return
    for ruling in free:
        if _trial_judges(ruling, level) and not _before(ruling, case) and not _elsewhere(ruling, case, level):
            yield ruling.key, case.key


def _trial_judges(ruling: Event, level: Level) -> set[str]:
    """Return the people who ruled and are trial judges, or sit in a trial court."""
    courts = {level(v) for v in _values(ruling, "court")}
    return {v for v in _values(ruling, "issuedBy") if level(v) == TRIAL or not level(v) and courts == {TRIAL}}


def _elsewhere(ruling: Event, case: Event, level: Level) -> bool:
    """Tell whether a ruling is on another measure than the case is about, or of another trial court."""
    about, ours = _words(_measures(ruling)), _words(sorted(_values(case, "challenges")))
    courts = {v for v in _values(ruling, "court") if level(v) == TRIAL}
    filed = _values(case, "filedIn")
    return bool(about and ours and not about & ours or courts and filed and not courts & filed)


def _words(keys: Iterable[str]) -> set[str]:
    return {w for key in keys for w in key.split(":", 1)[-1].split("-") if len(w) > 2}


def _index(cases: Iterable[Event]) -> Mapping[tuple[str, str], dict[str, Event]]:
    """Return the cases by what a ruling can share with them: the measure fought over, a court, a plaintiff."""
    index: dict[tuple[str, str], dict[str, Event]] = {}
    for case in cases:
        for sign in {(name, value) for name in ("challenges", "filedIn", "plaintiff") for value in _values(case, name)}:
            index.setdefault(sign, {})[case.key] = case
    return index


def _signs(ruling: Event) -> Iterator[tuple[str, str]]:
    """Yield what the case of a ruling would show."""
    for slots, name in ((("target",), "challenges"), (("court",), "filedIn"), (PARTIES, "plaintiff")):
        yield from ((name, value) for value in sorted(_values(ruling, *slots)))


def _before(ruling: Event, case: Event) -> bool:
    """Tell whether the ruling is older than the suit."""
    decided, filed = max(_values(ruling, "decidedOn"), default=""), min(_values(case, "filedOn"), default="")
    return bool(decided and filed) and decided[: len(filed)] < filed[: len(decided)]


def _only(rulings: Sequence[Event], case: Event, level: Level) -> dict[str, str]:
    """Tie the rulings on the first measure that a court rules on to the only case, of which no measure is told.

    Of two trial judges the one told first hears it: another has a case of his own.
    """
    possible = [r for r in rulings if _measures(r) and not _before(r, case) and _beside(r, case)]
    first = set(_measures(possible[0])) if possible else set()
    same = [r for r in possible if first & set(_measures(r))]
    judges = next((told for r in same if (told := _trial_judges(r, level))), set[str]())
    return {r.key: case.key for r in same if not _trial_judges(r, level) or judges & _trial_judges(r, level)}


def _measures(ruling: Event) -> list[str]:
    return [str(f.value) for f in ruling.facts if f.name == "target" and str(f.value).startswith("measure:")]


def _groups(rulings: Sequence[Event], level: Level) -> list[list[Event]]:
    """Group the rulings on one measure; where two trial judges or courts ruled on it, each has a case of its own."""
    by_measure: dict[str, list[Event]] = {}
    for ruling in rulings:
        for measure in _measures(ruling)[:1]:
            by_measure.setdefault(measure, []).append(ruling)
    groups = []
    for same in by_measure.values():
        by_trial: dict[str, list[Event]] = {}
        for ruling in same:
            by_trial.setdefault(_trial(ruling, level), []).append(ruling)
        other = by_trial.pop("", [])
        if len(by_trial) <= 1:
            groups.append([*(r for group in by_trial.values() for r in group), *other])
        else:
            groups.extend(by_trial.values())
    return groups


def _shows_case(rulings: Sequence[Event], level: Level, named: frozenset[str]) -> bool:
    """Tell whether rulings show a case of their own: on a measure that is one, or by a trial judge."""
    return any(_trial(ruling, level) or named & set(_measures(ruling)[:1]) for ruling in rulings)


def _trial(ruling: Event, level: Level) -> str:
    """Return the trial judge or else the trial court that ruled, or ""."""
    for name in ("issuedBy", "court"):
        found = sorted(v for v in _values(ruling, name) if level(v) == TRIAL)
        if found:
            return found[0]
    return ""


def _about(ruling: Event) -> Iterator[Fact]:
    """Yield what a ruling tells of a case that the document does not tell itself: the measure fought over."""
    for fact in ruling.facts:
        if fact.name == "target" and str(fact.value).startswith("measure:"):
            yield replace(fact, name="challenges", rule=derived("case/from-ruling", fact))
            return


def _challengers(case: Event, rulings: Sequence[Event]) -> Iterator[Fact]:
    """Yield who challenges the measure, where no plaintiff is told: who gains when it is barred, or loses when not."""
    if any(f.name == "plaintiff" for f in case.facts):
        return
    told: dict[object, Fact] = {}
    sued = _values(case, "defendant")
    for ruling in (r for r in rulings if _measures(r)):
        outcomes = _values(ruling, "outcome")
        side = "inFavorOf" if outcomes & BARRED else "against" if "allowed" in outcomes else ""
        if outcomes & BARRED and "allowed" in outcomes:
            continue
        told.update((f.value, f) for f in ruling.facts if f.name == side and text(f) not in sued)
    for fact in told.values():
        yield replace(fact, name="plaintiff", rule=derived("case/challenger", fact))


def _named(fact: Fact) -> bool:
    return not str(fact.value).startswith("court:unnamed-")


def _from_rulings(case: Event, rulings: Sequence[Event], level: Level) -> Iterator[Fact]:
    """Yield what its rulings tell of a case: the measure ruled on, and the trial court and judge, where just one ruled.

    A court that the document never names is not told.
    """
    courts = {text(f) for r in rulings for f in r.facts if f.name == "court" and level(text(f)) == TRIAL}
    judges = {judge for r in rulings for judge in _trial_judges(r, level)}
    seen = {(f.name, f.value) for f in case.facts}
    crime = all(f.rule.startswith("crime-") for f in case.facts)
    have = {f.name for f in case.facts} | ({"challenges"} if crime else set())  # nobody attacks a measure
    for fact in (f for ruling in rulings for f in ruling.facts):
        if fact.name == "target" and "challenges" not in have and str(fact.value).startswith("measure:"):
            made = replace(fact, name="challenges", rule=derived("case/challenges-from-ruling", fact))
            have.add("challenges")
        elif fact.name == "court" and "filedIn" not in have and courts == {fact.value} and _named(fact):
            made = replace(fact, name="filedIn", rule=derived("case/court-from-ruling", fact))
        elif fact.name == "issuedBy" and judges == {fact.value} and "assignedJudge" not in have:
            made = replace(fact, name="assignedJudge", rule=derived("case/judge-from-ruling", fact))
        else:
            continue
        if (made.name, made.value) not in seen:
            seen.add((made.name, made.value))
            yield made
