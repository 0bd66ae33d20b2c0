"""Which mentions of a document speak of one measure, and what its type is.

Takes the MEASURE mentions in order, with what the text says of them (issuing place, year), and gives a referent key
for each. Numbered measures are known by their number; a phrase joins an earlier one with the same head noun when
their modifiers agree and neither place nor year differs; a bare definite head ("the order") is the latest measure
that it can name. Acts without a form ("the decision to end the program", "its cancellation") are known by what is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.link.measure_names import ANOTHER, BARE, name_parts
from graph.link.mentioned import PLAIN, Way, stems
from graph.model import Annotated, Event, Frame, FrameKind, Mention, MentionKind

# Heads that name one thing where the same place made it: "the Dunmore ordinance", "the Dunmore law".
SAME_FORM = frozenset("law ordinance bill statute".split())
LAWS = SAME_FORM | {"ban"}
# A state's ban on marriages and the amendment by which its voters made it.
VOTED = {"ban", "amendment"}
TRAVEL = frozenset("travel immigration refugee entry temporary immigrant".split())
# Of several words for one measure, the stricter tells its type.
STRICT = (
    "executive order",
    "proclamation",
    "statute",
    "regulation",
    "directive",
    "grant condition",
    "letter",
    "policy",
)
EXECUTIVE = re.compile(r"^body:.*(?:administration|white-house|department)")
LAW_LIKE = frozenset("ban requirement restriction mandate moratorium".split())
VAGUE = frozenset({"measure/state", "measure/type"})
GUESSED = frozenset({"measure/state", "measure/the-state"})
ABOUT = frozenset({"target", "challenges"})
PARTS = frozenset("bill mandate requirement".split())  # a law that may be none yet, or what a law holds
BESIDE = 3  # mentions of measures
OFTEN = 0.1  # share of sentences that tell of cases or rulings in a document that is about litigation
NOT_CALLED: Mapping[Mention, Mention] = {}
NO_MARKS: Mapping[Mention, frozenset[str]] = {}
NO_WAYS: Mapping[Mention, Way] = {}


@dataclass
class _Cluster:
    key: str
    head: str
    modifiers: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    named: bool = False
    keys: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    general: bool = True
    unreal: bool = True
    heads: set[str] = field(default_factory=set)
    last: int = 0


def cluster_measures(
    mentions: Sequence[Mention],
    marks: Mapping[Mention, frozenset[str]] = NO_MARKS,
    called: Mapping[Mention, Mention] = NOT_CALLED,
    ways: Mapping[Mention, Way] = NO_WAYS,
) -> tuple[str, ...]:
    """Return the referent key of each mention, in the order given.

    `marks` are what the text says of a mention, each as "kind:value" ("place:ohio", "year:2011"): measures whose
    marks of one kind differ are two. `called` gives for a name the phrase right before it that it is the name of,
    `ways` how the measures are mentioned.
    """
    clusters: list[_Cluster] = []
    keys: list[str] = []
    by_mention: dict[Mention, _Cluster] = {}
    for mention in mentions:
        federal = {"place:united-states"} if "federal" in mention.name.lower().split() else set()
        own, way = marks.get(mention, frozenset()) | federal, ways.get(mention, PLAIN)
        found = by_mention.get(called.get(mention, mention)) or _find(clusters, mention, own, way)
        head, modifiers, numbers = name_parts(mention)
        if found is None:
            name = mention.key or re.sub(r"[^a-z0-9]+", "-", mention.name.lower()).strip("-")
            key = f"measure:{name}"
            taken = sum(c.key == key or c.key.startswith(f"{key}~") for c in clusters)
            found = _Cluster(f"{key}~{taken + 1}" if taken else key, head, named=bool(mention.key))
        else:
            clusters.remove(found)
        clusters.append(found)  # the last one is the one spoken of last
        found.modifiers |= modifiers
        found.numbers |= numbers
        found.marks |= own
        found.keys |= {mention.key} - {""}
        found.told |= way.told
        found.places |= way.places
        found.general &= way.general and not own
        found.unreal &= way.unreal
        found.heads.add(head)
        found.last = len(keys)
        by_mention[mention] = found
        keys.append(found.key)
    joined = _travel_ban(clusters)
    return tuple(joined.get(key, key) for key in keys)


def measure_type(mentions: Sequence[Mention], issuers: Sequence[str]) -> str:
    """Return the concept of `measureType` for what the mentions name, or "": a state's ban is a statute.

    `issuers` are the referent keys of those who issued it.
    """
    concepts = {m.value for m in mentions if m.value}
    found = next((c for c in STRICT if c in concepts), "")
    heads = {name_parts(m)[0] for m in mentions if m.value == "policy"}
    if found == "statute" and len(concepts) > 1 and any(EXECUTIVE.search(key) for key in issuers):
        found = next((c for c in STRICT if c in concepts - {"statute"}), found)  # "the law" of an administration
    if found == "policy" and heads <= LAW_LIKE and issuers and all(key.startswith("place:") for key in issuers):
        return "statute"
    return found


def in_passing(annotated: Annotated, frames: Sequence[Frame]) -> frozenset[Mention]:
    """Return the measures that a document mentions away from what it tells of cases and rulings.

    They are those of its sentences that tell of neither, where few sentences do; else none.
    """
    told = {f.sentence for f in frames if f.kind in (FrameKind.CASE, FrameKind.RULING)}
    if len(told) >= OFTEN * len(annotated.sentences):
        return frozenset()
    spans = [s.span for s in annotated.sentences if s.index in told]
    found = (m for m in annotated.mentions if m.kind is MentionKind.MEASURE)
    return frozenset(m for m in found if not any(span.contains(m.span) for span in spans))


def fought_over(
    events: Sequence[Event],
    mentions: Sequence[Mention],
    of: Callable[[Mention], str | None],
    passing: frozenset[Mention] = frozenset(),
) -> tuple[Event, ...]:
    """Return the events without the measures that nobody fights over.

    A document that tells of no case and no ruling has none. An act without a form of its own ("its decision to end
    the program"), one of which only "state" says whose it is ("state law"), or one only mentioned in passing, counts
    only where a case or ruling of the document is about it.
    """
    told = [e for e in events if e.kind in (FrameKind.CASE, FrameKind.RULING)]
    about = {f.value for e in events if e.kind is not FrameKind.MEASURE for f in e.facts if f.name in ABOUT}
    formed = {of(m) for m in mentions if m.kind is MentionKind.MEASURE and m.kind_class != "Measure"}
    formed &= {of(m) for m in mentions if m.kind is MentionKind.MEASURE and m not in passing}
    events = tuple(_without_guess(e) if e.kind is FrameKind.MEASURE else e for e in events)
    vague = {e.key for e in events if all(f.rule in VAGUE for f in e.facts if f.name != "self")}
    return tuple(
        e
        for e in events
        if e.kind is not FrameKind.MEASURE or bool(told) and (e.key in formed - vague or e.key in about)
    )


def _without_guess(event: Event) -> Event:
    """Return a measure without the place that only "the state" told, where its words name who issued it, or several."""
    named = any(f.name == "issuer" and f.rule not in GUESSED for f in event.facts)
    named = named or len({f.value for f in event.facts if f.name == "issuer" and f.rule in GUESSED}) > 1
    kept = tuple(f for f in event.facts if not named or f.name != "issuer" or f.rule not in GUESSED)
    return replace(event, facts=kept)


def _travel_ban(clusters: Sequence[_Cluster]) -> dict[str, str]:
    """Join the only executive order of a document with its only travel ban, which is the order by another name."""
    orders = [c for c in clusters if c.head == "order"]
    bans = [c for c in clusters if c.head == "ban" and "travel" in c.modifiers]
    if len(orders) == len(bans) == 1 and orders[0].modifiers <= TRAVEL and not _differ(orders[0].marks, bans[0].marks):
        return {bans[0].key: orders[0].key}
    return {}


def _differ(left: set[str] | frozenset[str], right: set[str] | frozenset[str]) -> bool:
    """Tell whether the marks of one kind differ."""
    for kind in {m.split(":")[0] for m in left} & {m.split(":")[0] for m in right}:
        if not {m for m in left if m.startswith(f"{kind}:")} & {m for m in right if m.startswith(f"{kind}:")}:
            return True
    return False


def _find(clusters: Sequence[_Cluster], mention: Mention, marks: frozenset[str], way: Way) -> _Cluster | None:
    """Return the measure told before that the mention speaks of; of several the latest, or that of a place named."""
    head, modifiers, numbers = name_parts(mention)
    if mention.name == "order" and not mention.definite or modifiers & ANOTHER:
        return None  # "an order", "a similar law": one that the text brings in
    evaluated = way.pointed and not any(modifiers & c.modifiers for c in clusters)  # "this harmful law"
    modifiers = frozenset() if evaluated else modifiers
    pointing = (mention.definite or evaluated) and not modifiers and not numbers
    fits = []
    for cluster in reversed(clusters):
        if mention.key:
            if mention.key in cluster.keys:
                return cluster
            continue
        if _apart(cluster, modifiers, numbers, marks, pointing) or _otherwise(cluster, mention, marks, way):
            continue
        shared = bool(modifiers & cluster.modifiers)
        if cluster.named and head == "law" and not (shared or mention.definite):
            continue  # "state laws" are not the Marlow Act
        if cluster.named and not mention.key and _of_another_place(cluster, marks):
            continue  # "the state's law" is not the Marlow Act
        if head == "measure" and not modifiers or _same_words(cluster, head, modifiers, marks):
            fits.append(cluster)  # "the controversial measure"
        elif {head, cluster.head} <= LAWS and _one_act(cluster, modifiers, marks, way):
            fits.append(cluster)
        elif pointing and cluster.head in BARE.get(head, {head}):
            fits.append(cluster)
    if pointing and not marks:
        fits = [c for c in fits if way.places & c.marks] or fits
        own = [c for c in fits if head in c.heads]
        near = own and (fits[0].head in PARTS or fits[0].last - own[0].last <= BESIDE)
        fits = own if near else fits
    return next(iter(fits), None)


def _of_another_place(cluster: _Cluster, marks: frozenset[str]) -> bool:
    """Tell whether a state or city made a measure, and nothing tells that the named one is of that place."""
    places = {m for m in marks if m.startswith("place:") and m != "place:united-states"}
    return bool(places) and not places & cluster.marks


def _same_words(cluster: _Cluster, head: str, modifiers: frozenset[str], marks: frozenset[str]) -> bool:
    """Tell whether head and modifiers of a mention are those of a measure."""
    shared = bool(modifiers & cluster.modifiers)
    if cluster.head == head and (not modifiers or not cluster.modifiers or shared):
        return True
    common = marks & cluster.marks
    places = {w for mark in common if mark.startswith("place:") for w in mark.split(":")[1].split("-")}
    if cluster.head == head and modifiers and modifiers <= places:
        return True  # "the Ohio ban"
    if shared and {head, cluster.head} <= SAME_FORM and common:
        return True
    return {head, cluster.head} == VOTED and any(m.startswith("place:") for m in common)


def _one_act(cluster: _Cluster, modifiers: frozenset[str], marks: frozenset[str], way: Way) -> bool:
    """Tell whether a place made the two and they are on one thing: "an Ohio law that bans boats", "Ohio's boat ban"."""
    place = any(mark.startswith("place:") for mark in marks & cluster.marks)
    return place and bool((way.told | stems(modifiers)) & (cluster.told | stems(cluster.modifiers)))


def _otherwise(cluster: _Cluster, mention: Mention, marks: frozenset[str], way: Way) -> bool:
    """Tell whether the way in which a measure is mentioned says that it is another one, or one of many."""
    if (way.general and not marks) or cluster.general:
        return True
    head, others, _ = name_parts(mention)
    if cluster.unreal and not way.unreal and not (others & cluster.modifiers or marks & cluster.marks):
        return True
    there = any(mark.startswith("place:") for mark in cluster.marks)
    if way.new and there and way.places and not marks and not way.places & cluster.marks:
        return True  # "a gun law" where another place is named
    if not way.told or not (cluster.told or cluster.head != head):
        return False
    return not (way.told | stems(others)) & (cluster.told | stems(cluster.modifiers))


def _apart(
    cluster: _Cluster, modifiers: frozenset[str], numbers: frozenset[str], marks: frozenset[str], pointing: bool
) -> bool:
    """Tell whether numbers, marks or words of contrast say that a cluster is another measure."""
    if numbers - cluster.numbers or modifiers and cluster.numbers and not cluster.modifiers:
        return True
    if cluster.modifiers & ANOTHER and not pointing or _differ(marks, cluster.marks):
        return True
    return ("earlier" in modifiers) is not ("earlier" in cluster.modifiers)
