"""What differs between two graphs: documents, things by whatever IRI, facts with their sources, conflicts."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner
from whole_files import across, write

from graph import pipeline
from graph.built import Built, read_built
from graph.changes import Changes, as_object, changes, in_lines
from graph.changes.facts import ThingChange
from graph.changes.words import MOST
from graph.cli import app
from graph.emit import quads, records
from graph.model import Claim, Document, Entity, Evidence, Literal, Modality, Name, Resource, Span
from graph.settings import DEFAULT_BASE as BASE
from graph.settings import Settings
from graph.vocabulary import concept

RULING, JUDGE, TOWN, RULE = (BASE + p for p in ("ruling/one", "person/ada-quill", "place/oakvale", "measure/rule-9"))
TEXTS = {
    "a": "Judge Quill blocked Harbor Rule 9 for Oakvale. She did so on May 5.",
    "b": "On May 6 the judge blocked Harbor Rule 9. Oakvale had sued.",
    "c": "Nothing but the tide came in.",
}
TITLES = {"a": "Judge stops rule", "b": "Rule stopped", "c": "The tide"}
ENTITIES = (
    Entity(RULING, ("Ruling",), "Ada Quill blocks Harbor Rule 9"),
    Entity(JUDGE, ("Person",), "Ada Quill", (Name("Judge Quill", ("a",)),)),
    Entity(TOWN, ("City",), "Oakvale"),
    Entity(RULE, ("Regulation",), "Harbor Rule 9"),
)


def claim(predicate: str, value: str, *quotes: str, subject: str = RULING, **more: object) -> Claim:
    """Return a claim; a quote is "stem: words"."""
    pieces = []
    for quote in quotes or ("a: blocked",):
        stem, words = quote.split(": ", 1)
        start = TEXTS[stem].index(words)
        pieces.append(Evidence(stem, Span(start, start + len(words)), words))
    shown = Resource(value) if "://" in value else Literal(value)
    made = Claim(subject, predicate, shown, Modality.ASSERTED, 0.9, "rule", tuple(pieces))
    return replace(made, **more)  # type: ignore[arg-type]


CLAIMS = (
    claim("issuedBy", JUDGE, "a: Judge Quill"),
    claim("decidedOn", "2031-05-05", "a: on May 5"),
    claim("target", RULE, "a: Harbor Rule 9"),
    claim("inFavorOf", TOWN, "a: for Oakvale"),
)


class Shelf:
    """Writes graphs into folders of their own and reads them back."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0

    def graph(
        self,
        claims: Sequence[Claim] = CLAIMS,
        entities: Sequence[Entity] = ENTITIES,
        stems: str = "abc",
        **documents: dict[str, str],
    ) -> Built:
        """Return the graph of claims and things; `documents` changes fields of documents, by stem."""
        made = []
        for stem in stems:
            one = Document(stem, TEXTS[stem], _hash(TEXTS[stem]), TITLES[stem], published="2031-05-07")
            made.append(replace(one, **documents.get(stem, {})))  # type: ignore[arg-type]
        for stem, fields in documents.items():
            if stem not in stems:
                text = fields.get("text", "")
                made.append(replace(Document(stem, text, _hash(text)), **fields))  # type: ignore[arg-type]
        rows = (*quads(made, entities, claims, BASE), *across(made, entities, records(claims, BASE), BASE))
        self.count += 1
        return read_built(write(rows, self.folder / str(self.count), BASE)[0][0])


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def text(found: Changes) -> str:
    return "\n".join(in_lines(found))


def only(found: Changes) -> ThingChange:
    """Return the one thing that differs, where nothing else does."""
    assert not found.documents and not found.conflicts
    (thing,) = found.things
    return thing


def facts(thing: ThingChange) -> list[tuple[str, str, str]]:
    """Return property, value before and value after of each fact that differs."""
    rows = []
    for one in thing.facts:
        either = one.after or one.before
        assert either is not None
        rows.append((either.property, one.before.value if one.before else "", one.after.value if one.after else ""))
    return rows


def test_equal_graphs_differ_in_nothing(shelf: Shelf) -> None:
    found = changes(shelf.graph(), shelf.graph())
    assert not found and text(found).startswith("No difference")
    assert as_object(found) == {"equal": True, "documents": (), "things": (), "conflicts": ()}


# --- documents


@pytest.mark.parametrize(
    ("stems", "fields", "line"),
    [
        ("ab", {}, "c, “The tide” (2031-05-07) was withdrawn"),
        ("abc", {"d": {"text": "New."}}, "d was added"),
        ("abc", {"c": {"text": "Nothing.", "sha256": "1" * 64}}, "c, “The tide” (2031-05-07) has another text"),
        ("abc", {"c": {"title": "Ebb"}}, "c, “Ebb” (2031-05-07) had the title “The tide”"),
        ("abc", {"c": {"published": "2031"}}, "c, “The tide” (2031) had the date 2031-05-07"),
        (
            "ab",
            {"z": {"text": TEXTS["c"], "title": "The tide"}},
            "z, “The tide” was called c and had the date 2031-05-07",
        ),
    ],
)
def test_documents(shelf: Shelf, stems: str, fields: dict[str, dict[str, str]], line: str) -> None:
    found = changes(shelf.graph(), shelf.graph(stems=stems, **fields))
    assert text(found) == f"Documents (1)\n  {line}"


def test_passages_that_only_moved_are_the_same(shelf: Shelf) -> None:
    moved = []
    for one in CLAIMS:
        pieces = tuple(replace(e, span=Span(e.span.start + 9, e.span.end + 9)) for e in one.evidence)
        moved.append(replace(one, evidence=pieces))
    longer = "Just in: " + TEXTS["a"]
    found = changes(shelf.graph(), shelf.graph(moved, a={"text": longer, "sha256": _hash(longer)}))
    assert [one.after.stem for one in found.documents if one.after] == ["a"] and found.things == ()


def test_a_document_of_another_name_carries_the_same_facts(shelf: Shelf) -> None:
    pieces = [replace(one, evidence=tuple(replace(e, document="z") for e in one.evidence)) for one in CLAIMS]
    entities = [replace(one, names=()) for one in ENTITIES]
    new = shelf.graph(pieces, entities, "bc", z={"text": TEXTS["a"], "title": TITLES["a"], "published": "2031-05-07"})
    found = changes(shelf.graph(CLAIMS, entities), new)
    assert text(found) == "Documents (1)\n  z, “Judge stops rule” (2031-05-07) was called a"


# --- things


def test_things_that_appear_and_disappear(shelf: Shelf) -> None:
    fewer = [one for one in CLAIMS if one.predicate != "inFavorOf"]
    small, whole = shelf.graph(fewer, [e for e in ENTITIES if e.iri != TOWN]), shelf.graph()
    assert [(t.kind, t.after, t.classes) for t in changes(small, whole).things] == [
        ("appeared", "Oakvale", ("City", "Jurisdiction")),
        ("changed", "Ada Quill blocks Harbor Rule 9", ("Ruling",)),
    ]
    back = changes(whole, small)
    assert [(t.kind, t.before) for t in back.things][0] == ("disappeared", "Oakvale")
    assert text(back).splitlines() == [
        "Things that disappeared (1)",
        "  Oakvale [City/Jurisdiction]",
        "Things that changed (1)",
        "  Ada Quill blocks Harbor Rule 9 [Ruling]",
        "    disappeared:",
        "      in favor of: Oakvale",
        "        a:34-45, Judge stops rule (2031-05-07)",
        "          …dge Quill blocked Harbor Rule 9 “for Oakvale”. She did so on May 5.…",
    ]


def renamed(old: str, new: str, label: str, claims: Sequence[Claim] = CLAIMS) -> tuple[list[Claim], list[Entity]]:
    """Return the claims and things with one thing under another IRI and label."""
    made = []
    for one in claims:
        value = Resource(new) if one.object == Resource(old) else one.object
        made.append(replace(one, subject=new if one.subject == old else one.subject, object=value))
    return made, [replace(e, iri=new, label=label) if e.iri == old else e for e in ENTITIES]


def test_event_under_another_iri_is_the_same_event(shelf: Shelf) -> None:
    claims, entities = renamed(RULING, BASE + "ruling/two", "Quill: injunction")
    more = [*claims, claim("scope", concept("scope", "parties"), "a: for Oakvale", subject=BASE + "ruling/two")]
    thing = only(changes(shelf.graph(), shelf.graph(more, entities)))
    assert (thing.kind, thing.before, thing.after) == ("changed", "Ada Quill blocks Harbor Rule 9", "Quill: injunction")
    assert thing.moved and facts(thing) == [("scope", "", "parties")]
    assert "was called “Ada Quill blocks Harbor Rule 9”" in text(changes(shelf.graph(), shelf.graph(more, entities)))


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("Ada Quill", ["changed"]),
        ("Ada B. Quill", ["changed"]),
        ("Lew Okafor", ["appeared", "disappeared", "changed"]),
    ],
)
def test_a_person_under_another_iri_needs_a_name_in_common(shelf: Shelf, label: str, kinds: list[str]) -> None:
    claims, entities = renamed(JUDGE, BASE + "person/other", label)
    if label == "Lew Okafor":
        entities = [replace(e, names=()) if e.label == label else e for e in entities]
    found = changes(shelf.graph(), shelf.graph(claims, entities))
    assert [thing.kind for thing in found.things] == kinds


def test_label_names_and_classes(shelf: Shelf) -> None:
    other = [replace(e, label="Ada B. Quill", names=()) if e.iri == JUDGE else e for e in ENTITIES]
    other = [replace(e, classes=("Policy",)) if e.iri == RULE else e for e in other]
    found = changes(shelf.graph(), shelf.graph(CLAIMS, other))
    assert text(found).splitlines() == [
        "Things that changed (2)",
        "  Ada B. Quill [Person]",
        "    was called “Ada Quill”",
        "    lost the name Judge Quill",
        "  Harbor Rule 9 [Measure/Policy]",
        "    gained the class Policy",
        "    lost the class Regulation",
    ]


def test_a_thing_joined_to_another_or_parted_from_it(shelf: Shelf) -> None:
    second = BASE + "ruling/second"
    more = (*ENTITIES, Entity(second, ("Ruling",), "the May ruling"))
    told = claim("outcome", concept("outcome", "blocked"), "b: the judge blocked")
    apart = shelf.graph((*CLAIMS, replace(told, subject=second)), more)
    joined = shelf.graph((*CLAIMS, told))
    assert "is now part of “Ada Quill blocks Harbor Rule 9”" in text(changes(apart, joined))
    assert "was part of “Ada Quill blocks Harbor Rule 9”" in text(changes(joined, apart))


# --- facts


def swapped(*changed: Claim) -> list[Claim]:
    """Return the claims with those of the same properties replaced."""
    names = {one.predicate for one in changed}
    return [*(one for one in CLAIMS if one.predicate not in names), *changed]


@pytest.mark.parametrize(
    ("new", "expected", "note"),
    [
        ([claim("decidedOn", "2031-05-06", "b: On May 6")], [("decided on", "2031-05-05", "2031-05-06")], "one value"),
        ([claim("inFavorOf", RULE, "a: for Oakvale")], [("in favor of", "Oakvale", "Harbor Rule 9")], "the same words"),
        (
            [claim("inFavorOf", RULE, "b: Harbor Rule 9")],
            [("in favor of", "", "Harbor Rule 9"), ("in favor of", "Oakvale", "")],
            "several values, other words",
        ),
        (
            [claim("inFavorOf", TOWN, "b: Oakvale had sued", modality=Modality.ALLEGED)],
            [("in favor of", "Oakvale", "Oakvale")],
            "said otherwise",
        ),
        (
            [claim("inFavorOf", TOWN, "a: for Oakvale", attributed_to=JUDGE)],
            [("in favor of", "Oakvale", "Oakvale")],
            "said by somebody",
        ),
        ([claim("inFavorOf", TOWN, "a: for Oakvale", confidence=0.2, rule="other")], [], "found otherwise"),
    ],
)
def test_values_that_change(shelf: Shelf, new: list[Claim], expected: list[tuple[str, str, str]], note: str) -> None:
    found = changes(shelf.graph(), shelf.graph(swapped(*new)))
    assert (facts(only(found)) if expected else list(found.things)) == expected, note


def test_a_changed_value_in_words(shelf: Shelf) -> None:
    later = claim("decidedOn", "2031-05-06", "b: On May 6", modality=Modality.ALLEGED, attributed_to=TOWN)
    lines = text(changes(shelf.graph(), shelf.graph(swapped(later, replace(CLAIMS[1], object=Literal("2031-05-04"))))))
    assert "changed from decided on: 2031-05-05" in lines and "to decided on: 2031-05-04" in lines
    assert "decided on: 2031-05-06 (alleged by Oakvale)" in lines


def test_sources_gained_and_lost(shelf: Shelf) -> None:
    both = swapped(claim("target", RULE, "a: Harbor Rule 9", "b: Harbor Rule 9"))
    gained = only(changes(shelf.graph(), shelf.graph(both))).facts[0]
    assert [one.passage.document for one in gained.gained] == ["b"] and gained.lost == ()
    assert gained.before and gained.after and (gained.before.sources, gained.after.sources) == (1, 2)
    assert text(changes(shelf.graph(both), shelf.graph())).splitlines()[2:5] == [
        "    has other sources: target: Harbor Rule 9 (2 independent before, 1 now)",
        "      lost:",
        "        b:27-40, Rule stopped (2031-05-07)",
    ]


def test_a_reprint_found_out_changes_the_count_alone(shelf: Shelf) -> None:
    both = swapped(claim("target", RULE, "a: Harbor Rule 9", "b: Harbor Rule 9"))
    found = changes(shelf.graph(both), shelf.graph(both, a={"sha256": "2" * 64}, b={"sha256": "2" * 64}))
    (thing,) = found.things
    assert "(2 independent before, 1 now)" in text(found) and thing.facts[0].gained == thing.facts[0].lost == ()


def test_facts_of_added_and_withdrawn_documents_say_so(shelf: Shelf) -> None:
    told = claim("outcome", concept("outcome", "blocked"), "b: the judge blocked")
    with_b, without = shelf.graph((*CLAIMS, told)), shelf.graph(stems="ac")
    assert "appeared, in documents that were added:\n      outcome: blocked" in text(changes(without, with_b))
    assert "disappeared, with its documents:\n      outcome: blocked" in text(changes(with_b, without))


def test_facts_of_the_same_words_stand_together_and_long_lists_are_cut(shelf: Shelf) -> None:
    many = [f"a: {letter}" for letter in "JudgeQ"]
    told = [claim("scope", concept("scope", "parties"), *many), claim("outcome", concept("outcome", "blocked"), *many)]
    lines = text(changes(shelf.graph(), shelf.graph((*CLAIMS, *told)))).splitlines()
    assert lines[2:5] == ["    appeared:", "      outcome: blocked", "      scope: parties"]
    assert lines[-1].strip() == f"and {len(many) - MOST} more" and len(lines) == 6 + 2 * MOST


# --- conflicts


def test_conflicts_new_and_solved(shelf: Shelf) -> None:
    clash = shelf.graph((*CLAIMS, claim("decidedOn", "2031-05-06", "b: On May 6")))
    found = changes(shelf.graph(), clash)
    ((one),) = found.conflicts
    reason = "decided on: 2031-05-05 and 2031-05-06 are given, and only one can be true"
    assert (one.new, one.reason, [side.value for side in one.sides]) == (True, reason, ["2031-05-05", "2031-05-06"])
    assert f"New conflicts (1)\n  Ada Quill blocks Harbor Rule 9: {reason}" in text(found)
    assert "Conflicts solved (1)" in text(changes(clash, shelf.graph()))


def test_conflict_of_a_renamed_event_is_no_new_one(shelf: Shelf) -> None:
    claims = [*CLAIMS, claim("decidedOn", "2031-05-06", "b: On May 6")]
    other, entities = renamed(RULING, BASE + "ruling/two", "Quill: injunction", claims)
    assert changes(shelf.graph(claims), shelf.graph(other, entities)).conflicts == ()


# --- the command

STORY = (
    "The city of Toledo sued the state of Ohio over its zoning law on June {}, 2019. The suit is No. 3:19-cv-01234.\n"
)


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    made = []
    for days in ({"a": 5}, {"a": 5, "b": 6}):
        folder = tmp_path_factory.mktemp("papers")
        for stem, day in days.items():
            (folder / f"{stem}.txt").write_text(STORY.format(day), encoding="utf-8")
        pipeline.build([folder], folder / "out", Settings())
        made.append(folder / "out")
    return made[0], made[1]


def test_command_tells_the_difference_of_two_builds(builds: tuple[Path, Path]) -> None:
    code, out, err = run("diff", *builds)
    assert (code, err) == (1, "")
    assert "b was added" in out and "New conflicts (1)" in out and "2019-06-06" in out
    code, out, _ = run("diff", *builds, "--format", "json")
    assert code == 1 and json.loads(out) == json.loads(json.dumps(as_object(changes(*map(read_built, builds)))))
    assert json.loads(out)["equal"] is False


def test_command_on_equal_graphs_and_on_none(builds: tuple[Path, Path], tmp_path: Path) -> None:
    code, out, err = run("diff", builds[0], builds[0] / "graph.nq")
    assert (code, out, err) == (0, "No difference in documents, things, facts, sources and conflicts.\n", "")
    code, out, err = run("diff", builds[0], tmp_path / "none")
    assert (code, out) == (2, "") and "no such file" in err
