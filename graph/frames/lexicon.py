"""The trigger words of `data/triggers.yaml`, ready to be matched.

Takes the YAML, gives a `Lexicon`: verb and noun triggers indexed by their first word, with every inflected form of a
verb computed from its lemma. Leaves out all matching.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph.errors import TableError
from graph.tables import read_mapping

RELATIONS = ("in", "over", "by", "from", "against", "of", "to", "for", "behalf", "favor", "on", "before", "at")
GRANTING = (
    "issue",
    "grant",
    "enter",
    "order",
    "impose",
    "hand",
    "deliver",
    "sign",
    "extend",
    "write",
    "publish",
    "release",
    "make",
)
FORMS = ("base", "third", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row: a verb or noun that gives an event away. `prepositions` maps a preposition to a slot."""

    id: str
    kind: str
    subject: str = ""
    object: str = ""
    possessor: str = ""
    prepositions: tuple[tuple[str, str], ...] = ()
    support: tuple[str, ...] = ()
    support_subject: str = ""
    named: str = ""
    type: str = ""
    type_of_ruling: str = ""
    outcome: str = ""
    of_ruling: str = ""
    of_case: str = ""
    partial: str = ""
    refused: str = ""
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    judicial: bool = False
    complement: bool = False
    weak: bool = False
    support_only: bool = False
    court_only: bool = False
    negated: bool = False
    sided: bool = False
    content: bool = False
    by_case: bool = False
    by_suit: bool = False
    named_object: bool = False
    example: str = ""
    counter: str = ""

    @property
    def relations(self) -> tuple[str, ...]:
        """Return the prepositions that have a slot."""
        return tuple(preposition for preposition, _ in self.prepositions)


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a trigger verb; `rest` are the words after the first ("*" stands for up to five words)."""

    trigger: Trigger
    form: str
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """Cue words for how a clause is said."""

    modals: frozenset[str]
    negations: frozenset[str]
    unreal: frozenset[str]
    refusals: frozenset[str]
    conditions: frozenset[str]
    allegations: frozenset[str]
    arguments: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All trigger knowledge."""

    verbs: dict[str, tuple[Form, ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
    firsts: frozenset[str]  # the words that a verb or noun trigger begins with
    support: dict[str, frozenset[str]]
    complements: tuple[tuple[str, tuple[str, ...]], ...]
    requests: frozenset[str]
    request_types: tuple[tuple[str, tuple[str, ...]], ...]
    case_words: frozenset[str]
    ruling_words: frozenset[str]
    judicial_words: frozenset[str]
    partial: frozenset[str]
    plans: frozenset[str]
    points: frozenset[str]
    court_matters: frozenset[str]
    contests: frozenset[str]
    dissents: frozenset[str]
    stopping: frozenset[str]
    attacking: frozenset[str]
    idioms: frozenset[tuple[str, ...]]
    filings: frozenset[str]
    legal_signs: frozenset[str]
    over_time: frozenset[str]
    status: Status
    triggers: tuple[Trigger, ...]


def inflect(lemma: str, irregular: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    """Return (form name, form) of a verb: base, third person, past, participle, gerund."""
    if lemma in irregular:
        forms = irregular[lemma]
        third, past, gerund = forms[0], forms[1], forms[-1]
        participle = forms[2] if len(forms) > 3 else past
    elif lemma.endswith("e"):
        third, past, gerund = lemma + "s", lemma + "d", lemma[:-1] + "ing"
        participle = past
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past, gerund = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
        participle = past
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past, gerund = lemma + "ed", lemma + "ing"
        participle = past
    return tuple(zip(FORMS, (lemma, third, past, participle, gerund), strict=True))


def _trigger(row: dict[str, object]) -> Trigger:
    prepositions = tuple((p, str(row[p])) for p in RELATIONS if p in row)
    plain: dict[str, object] = {k: v for k, v in row.items() if k not in (*RELATIONS, "verbs", "nouns")}
    lists = {k: tuple(v) for k, v in plain.items() if isinstance(v, list)}
    known = set(Trigger.__dataclass_fields__)
    unknown = set(plain) - known
    if unknown:
        raise TableError(
            f"triggers.yaml: row {row.get('id')}: unknown field {sorted(unknown)[0]!r}; use one of {sorted(known)}"
        )
    return Trigger(**{**plain, **lists}, prepositions=prepositions)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read `triggers.yaml`; raises TableError on an unknown field."""
    data = read_mapping("triggers.yaml")
    irregular = data["irregular"]
    verbs: dict[str, list[Form]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    triggers: list[Trigger] = []
    for row in data["verbs"]:
        trigger = _trigger(row)
        triggers.append(trigger)
        for phrase in row["verbs"]:
            first, *rest = phrase.split()
            for name, form in inflect(first, irregular):
                verbs.setdefault(form, []).append(Form(trigger, name, tuple(rest)))
    support: dict[str, frozenset[str]] = {}
    for row in data["nouns"]:
        if row["kind"] == "Ruling" and "support" not in row and not row.get("sided"):
            row = {**row, "support": list(GRANTING), "support_subject": "judge"}
        trigger = _trigger(row)
        triggers.append(trigger)
        support[trigger.id] = frozenset(f for v in trigger.support for _, f in inflect(v, irregular))
        for phrase in row["nouns"]:
            words = tuple(phrase.replace("-", " - ").split())
            nouns.setdefault(words[0], []).append((words, trigger))
    status = Status(**{k: frozenset(str(w) for w in v) for k, v in data["status"].items()})
    return Lexicon(
        {k: tuple(sorted(v, key=lambda f: -len(f.rest))) for k, v in verbs.items()},
        {k: tuple(sorted(v, key=lambda n: -len(n[0]))) for k, v in nouns.items()},
        frozenset(verbs) | frozenset(nouns),
        support,
        tuple((k, tuple(v)) for k, v in data["complements"].items()),
        frozenset(data["requests"]),
        tuple((k, tuple(v)) for k, v in data["request_types"].items()),
        frozenset(data["case_words"]),
        frozenset(data["ruling_words"]),
        frozenset(data["judicial_words"]),
        frozenset(data["partial"]),
        frozenset(data["plans"]),
        frozenset(data["points"]),
        frozenset(data["court_matters"]),
        frozenset(data["contests"]),
        frozenset(data["dissents"]),
        frozenset(data["stopping"]),
        frozenset(data["attacking"]),
        frozenset(tuple(idiom.split()) for idiom in data["idioms"]),
        frozenset(data["filings"]),
        frozenset(data["legal_signs"]),
        frozenset(data["over_time"]),
        status,
        tuple(triggers),
    )
