"""Who made a measure, told by what stands before it: "Roe's order", "Ohio law", "its law", "from enforcing a law".

Takes the items of a sentence and the place of a measure, gives slots. Whoever cannot issue acts of government is none:
a firm, a group, a person without an office by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.frames.clause import JUDGE, Clause
from graph.frames.phrases import Item
from graph.frames.words import PREPOSITIONS
from graph.model import Mention, MentionKind, Slot

K = MentionKind
ISSUERS = frozenset({K.PERSON, K.BODY, K.PLACE, K.OFFICE})
PRIVATE = frozenset({"Company", "AdvocacyGroup", "Organization"})
GENERIC = frozenset("administration department agency government".split())
PUBLIC = frozenset({"Agency", "Administration", "Legislature", "Government"})
BREAKING = frozenset("violate violates violated violating broke breaking obey obeyed".split())
YEAR = re.compile(r"^(?:19|20)\d\d$")
FILL_WORDS = frozenset(
    "new controversial sweeping latest first second original revised so-called the own signature recent earlier "
    "previous current joint then".split()
)
CARRYING_OUT = frozenset("enforce enforcing implement implementing apply applying use using".split())
JURISDICTIONS = frozenset({"State", "City", "County"})
FAR = 14  # items that "its" looks back


def owner(clause: Clause, i: int, measure: Mention) -> Iterator[Slot]:
    """Yield who issued the measure at `i`, from what stands before it."""
    items, sentence, j = clause.items, clause.sentence, i - 1
    while j > 0 and i - j < 4 and (items[j].lower in FILL_WORDS or _dates(items, j)):
        j -= 1
    possessed = j > 0 and items[j].lower in ("'s", "'")
    if possessed:
        j -= 1
    j = max(j, 0)
    made_by = items[j].mention
    vague = "state" in measure.name.lower().split() and measure.kind_class != "Measure"
    if vague and items[i].lower.endswith("bans") and items[i - 1].lower not in ("the", "these", "those", "both"):
        return  # "state bans on boats"
    if vague and not (possessed and made_by is not None):
        state = Mention(items[i].span, K.PLACE, "State", "", "State", definite=True)
        yield Slot("issuer", state, sentence.span, "measure/state")
    elif items[j].lower in ("his", "her") and measure.kind_class not in ("Measure", "Letter"):
        people = [item for item in items[:j] if item.of(K.PERSON)]
        if len(people) == 1 and people[0].mention is not None and not clause.judicial(people[0]):
            yield Slot("issuer", people[0].mention, sentence.span, "measure/pronoun")
    elif (place := _place_meant(items, j)) is not None and measure.kind_class != "Measure":
        yield Slot("issuer", place, sentence.span, "measure/its")
    elif made_by is not None and _beside(items, measure, (i, j), possessed):
        rule = "measure/possessor" if possessed else "measure/beside"
        rule = "measure/the-state" if made_by.kind is K.PLACE and made_by.definite else rule
        yield Slot("issuer", made_by, sentence.span, rule)
        if made_by.kind is K.BODY and j > 1 and items[j - 1].lower == "and" and items[j - 2].of(K.BODY):
            other = items[j - 2].mention
            if other is not None and issues(items[j - 2], measure):
                yield Slot("issuer", other, sentence.span, rule)


def _beside(items: Sequence[Item], measure: Mention, places: tuple[int, int], possessed: bool) -> bool:
    """Tell whether an actor issued a measure: as its owner, or as a place or body right before it.

    `places` are those of the measure and of the actor.
    """
    i, j = places
    made_by = items[j].mention
    if made_by is None or not issues(items[j], measure):
        return False
    if BREAKING & {item.lower for item in items[max(j - 3, 0) : j]}:
        return False
    if possessed:
        return True
    if made_by.kind is K.PLACE and made_by.kind_class == "Country":
        return False
    return j == i - 1 and made_by.kind in (K.PLACE, K.BODY) and measure.kind_class != "Measure"


def _place_meant(items: Sequence[Item], j: int) -> Mention | None:
    """Return the place that "its" at `j` means, or that is let or barred to carry out what has the article at `j`.

    "Allowed Ohio to enforce its law", with no actor between; "barred Ohio from enforcing a law", "Ohio has a law".
    """
    if items[j].lower in ("its", "their"):
        k = next((k for k in range(j - 1, max(j - FAR, -1), -1) if items[k].actor), None)
        return _jurisdiction(items, k) if k is not None else None
    if j < 2 or items[j].lower not in ("a", "an", "the"):
        return None
    if items[j - 1].lower in ("has", "had"):
        return _jurisdiction(items, j - 2)
    if j < 3 or items[j - 2].lower not in ("from", "to"):
        return None
    return _jurisdiction(items, j - 3) if items[j - 1].lower in CARRYING_OUT else None


def _jurisdiction(items: Sequence[Item], k: int) -> Mention | None:
    """Return the state, city or county at `k`, if no preposition but "from" governs it."""
    mention = items[k].mention
    named = mention is not None and mention.kind is K.PLACE and mention.kind_class in JURISDICTIONS
    governed = k > 0 and items[k - 1].lower in PREPOSITIONS - {"against"}
    return mention if named and not governed and items[k + 1].lower != "'s" else None


def _dates(items: Sequence[Item], j: int) -> bool:
    """Tell whether the item is a date or a year, or the comma after one."""
    return items[j].of(K.DATE) or bool(YEAR.match(items[j].text)) or items[j].lower == "," and items[j - 1].of(K.DATE)


def issues(item: Item, measure: Mention) -> bool:
    """Tell whether the item can issue acts of government: no firm, no group, nobody without an office by letter."""
    owner = item.mention
    if owner is None or owner.kind not in ISSUERS or owner.kind_class in PRIVATE:
        return False
    if owner.kind is K.PERSON and measure.name.lower().split()[-1] == "bill":
        return False  # what one lawmaker proposes
    if owner.kind is K.BODY and owner.kind_class != "Legislature" and measure.name.lower().split()[-1] == "bill":
        return False  # what it is about: "the Treasury Department bill"
    public = owner.kind_class in PUBLIC or owner.name.lower() in GENERIC
    if measure.kind_class == "Measure" and owner.kind is K.BODY and not public:
        return False
    if owner.kind is K.OFFICE:
        return owner.definite and not JUDGE.search(owner.name)
    private = measure.kind_class == "Letter" or measure.kind_class == "Measure" and " " not in measure.name
    described = measure.kind_class == "Measure" and not {"of", "to"} & set(measure.name.split())
    return not ((private or described) and owner.kind is K.PERSON and item.title is None)
