"""Near-duplicate texts, the groups that they make, and the sources of a claim counted by these groups."""

import hashlib
import random
from pathlib import Path

import pytest
from whole_files import across

from graph import pipeline, query
from graph.across.fingerprints import LENGTH, SCALE, fingerprint, hashes, shared, sketch
from graph.across.reprints import CROWD, FEWEST, reprint_groups, same_source
from graph.emit import claim_iri, records
from graph.model import Claim, Document, Evidence, Literal, Modality, Resource, Span
from graph.settings import Settings
from graph.validate import validate
from graph.vocabulary import CG, RDF_TYPE

BASE = "https://example.org/id/"
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "en", "ir", "o", "ul")]


def words(seed: int, count: int) -> list[str]:
    """Return invented words, the same for the same seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(count)]


def document(stem: str, text: list[str] | str, published: str | None = None) -> Document:
    joined = text if isinstance(text, str) else " ".join(text)
    return Document(stem, joined, hashlib.sha256(joined.encode()).hexdigest(), published=published)


STORY, OTHER = words(1, 300), words(2, 300)
OWN = words(3, 400)


def changed(text: list[str], every: int) -> list[str]:
    """Return the text with each so-manieth word another one."""
    return [f"x{word}" if n % every == every - 1 else word for n, word in enumerate(text)]


def groups(*texts: list[str]) -> int:
    return len(reprint_groups([document(f"d{n}", text) for n, text in enumerate(texts)]))


# --- fingerprints


def test_fingerprint_is_of_the_words_alone_and_the_same_on_every_machine() -> None:
    one = fingerprint("Judge Ada Quill blocked the harbor rule.")
    assert one == fingerprint("judge ADA Quill\n\nblocked, the “harbor” rule")
    assert one.hex() == FIRST_HEX
    assert len(one) == 8 * (7 - LENGTH + 1)


FIRST_HEX = "e85cd8fba9c3fe9fbb1d649e8698e5e1be17c2373c38b1f3"


@pytest.mark.parametrize("text", ["", "four words are few", "— . !"])
def test_text_shorter_than_a_shingle_has_none(text: str) -> None:
    assert fingerprint(text) == b""


def test_hashes_rise_and_repeat_nothing() -> None:
    found = hashes(fingerprint(" ".join(STORY + STORY)))
    assert (found[1:] > found[:-1]).all()
    assert len(found) == len(STORY)  # the seam between the two makes LENGTH - 1 more, the end as many less


def test_words_in_another_order_are_another_text() -> None:
    assert shared(hashes(fingerprint(" ".join(STORY))), hashes(fingerprint(" ".join(reversed(STORY))))) == 0


def test_sketch_is_a_sample_that_both_texts_choose_alike() -> None:
    whole, part = (hashes(fingerprint(" ".join(text))) for text in (words(4, 4000), words(4, 4000)[:1000]))
    assert 0.8 < len(sketch(whole)) * SCALE / len(whole) < 1.2
    assert set(sketch(part)) == set(part) & set(sketch(whole))


# --- groups


@pytest.mark.parametrize(
    ("copy", "same", "note"),
    [
        (STORY, True, "a reprint"),
        (STORY[:100], True, "cut short"),
        (OWN[:60] + STORY[:200], True, "an introduction before the cut story"),
        (changed(STORY, 20), True, "one word in twenty changed"),
        (STORY[:120] + STORY[180:], True, "a stretch left out"),
        (OTHER, False, "another story"),
        (STORY[:60] + OTHER, False, "a long quotation from the story"),
        (OWN[:200] + STORY[:100], False, "a third of the words from the story"),
        (changed(STORY, 8), False, "one word in eight changed: told anew"),
    ],
)
def test_what_counts_as_one_text(copy: list[str], same: bool, note: str) -> None:
    assert (groups(STORY, copy) == 1) is same, note
    assert same_source(*(hashes(fingerprint(" ".join(text))) for text in (STORY, copy))) is same, note


def test_short_texts_are_one_only_where_they_are_equal() -> None:
    short = STORY[: FEWEST + LENGTH - 2]
    assert groups(short, STORY) == 2
    assert groups(short, [word.upper() for word in short]) == 1
    assert groups(STORY[: FEWEST + LENGTH - 1], STORY) == 1
    assert groups([], ["one"], ["two"]) == 3


def test_texts_of_one_hash_are_one_source_whatever_their_length() -> None:
    assert [len(group) for group in reprint_groups([document("a", "Yes."), document("b", "Yes.")])] == [2]


def test_the_head_is_the_first_published_then_the_fullest_then_the_first_by_name() -> None:
    late, early = document("a", STORY, "2031-05-07"), document("z", STORY[:200], "2031-05-06")
    assert reprint_groups([late, early]) == (("z", "a"),)
    full, cut = document("m", STORY), document("b", STORY[:200])
    assert reprint_groups([cut, full, document("n", STORY)]) == (("m", "n", "b"),)


def test_groups_hang_together_and_do_not_depend_on_the_order() -> None:
    rows = [document("a", STORY[:180]), document("b", STORY), document("c", STORY[180:]), document("d", OTHER)]
    expected = (("b", "a", "c"), ("d",))
    assert reprint_groups(rows) == reprint_groups(rows[::-1]) == expected


def test_a_story_that_very_many_print_is_found_too() -> None:
    rows = [document(f"d{n:03}", [f"paper{n}", *words(n + 10, 20), *STORY]) for n in range(CROWD + 20)]
    assert [len(group) for group in reprint_groups(rows)] == [CROWD + 20]


def test_known_fingerprints_are_used() -> None:
    one, two = document("a", STORY), document("b", OTHER)
    taken = {one.sha256: fingerprint(one.text), two.sha256: fingerprint(one.text)}
    assert len(reprint_groups([one, two], taken)) == 1


def test_no_documents_make_no_groups() -> None:
    assert reprint_groups([]) == ()


# --- counts


def claim(value: str, *stems: str) -> Claim:
    pieces = tuple(Evidence(stem, Span(0, 3), "abc") for stem in stems)
    return Claim(BASE + "ruling/one", "decidedOn", Literal(value), Modality.ASSERTED, 0.9, "r", pieces)


COPIES = (document("a", STORY), document("b", STORY[:200]), document("c", OTHER))


@pytest.mark.parametrize(
    ("stems", "count", "graphs"),
    [
        (("a",), "1", {"doc/a"}),
        (("a", "b"), "1", {"doc/a", "doc/b"}),
        (("a", "c"), "2", {"graph/sources"}),
        (("a", "b", "c"), "2", {"graph/sources"}),
    ],
)
def test_sources_of_a_claim(stems: tuple[str, ...], count: str, graphs: set[str]) -> None:
    made = claim("2031", *stems)
    rows = [q for q in across(COPIES, (), records([made], BASE), BASE) if q.predicate == CG + "independentSources"]
    assert {q.subject for q in rows} == {claim_iri(made, BASE)}
    assert {q.object for q in rows} == {Literal(count, "xsd:integer")}
    assert {q.graph.removeprefix(BASE) for q in rows} == graphs


def test_claims_that_are_one_are_counted_together() -> None:
    rows = across(COPIES, (), records([claim("2031", "a"), claim("2031", "c")], BASE), BASE)
    assert [q.object for q in rows if q.predicate == CG + "independentSources"] == [Literal("2", "xsd:integer")]


def test_copies_are_tied_to_one_original_each_in_its_own_graph() -> None:
    rows = across(COPIES, (), records([], BASE), BASE)
    ties = {(q.subject, q.object, q.graph) for q in rows if q.predicate == CG + "reprintOf"}
    original = Resource(f"{BASE}original/{COPIES[0].sha256[:16]}")
    assert ties == {(f"{BASE}doc/{stem}", original, f"{BASE}doc/{stem}") for stem in "ab"}
    assert {q.graph for q in rows if q.predicate == RDF_TYPE} == {f"{BASE}doc/a", f"{BASE}doc/b"}


# --- a build

WIRE = (
    "Federal Judge Ada Quill of Portland, Oregon, blocked the harbor rule on May 5, 2031. "
    "The port of Merrow had sued the Tidewater Agency over the rule in March of that year, and boats stayed tied up "
    "along the whole of the northern quay while the two sides traded papers. Fishermen cheered at the gate, a band "
    "played, and the agency said that it would read the decision before it chose what to do about it.\n"
)
APART = (
    "On Tuesday the quay was quiet. Judge Ada Quill blocked the harbor rule on May 5, 2031, and nobody was surprised.\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for stem, text in {"wire": WIRE, "copy": "From our desk.\n\n" + WIRE[:-120], "apart": APART}.items():
        (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
    pipeline.build([folder], folder / "out", Settings())
    return folder / "out" / "graph.ttl"


def test_a_build_counts_a_wire_copy_once(built: Path) -> None:
    assert validate(built).conforms
    found = query.run(query.find("sources"), query.load(built), {"least": "1"})
    counted = {(row[1], row[2]): (row[4], row[5]) for row in found.rows}
    judge = {documents: sources for (name, _), (sources, documents) in counted.items() if name == "issuedBy"}
    assert judge == {"apart | copy | wire": "2"}
    assert {sources for sources, documents in counted.values() if documents == "copy | wire"} == {"1"}


def test_stored_counts_are_those_of_the_query(built: Path) -> None:
    store = query.load(built)
    select = f"SELECT ?c ?n WHERE {{ ?c a <{CG}Claim> OPTIONAL {{ ?c <{CG}independentSources> ?n }} }}"
    stored = sorted(row["n"].value for row in store.query(select))  # type: ignore[union-attr]
    asked = sorted(row[4] for row in query.run(query.find("sources"), store, {"least": "1"}).rows)
    assert stored == asked and set(stored) == {"1", "2"}
