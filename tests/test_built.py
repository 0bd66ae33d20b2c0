"""What is read back from a built graph: things, claims, documents, passages and conflicts, in any of its formats."""

from pathlib import Path

import graph_sample
import pytest

from graph import pipeline
from graph.built import Built, Passage, Source, read_built
from graph.errors import InputError
from graph.settings import Settings

BASE = graph_sample.BASE
RULING = BASE + graph_sample.RULING


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return read_built(graph_sample.write(tmp_path_factory.mktemp("sample") / "graph.ttl"))


def test_things_have_labels_and_classes(sample: Built) -> None:
    assert sample.label(BASE + "person/ada-quill") == "Ada Quill"
    assert sample.classes(BASE + "place/port-merrow") == ("City", "Jurisdiction")
    assert sample.label(BASE + "person/nobody-at-all") == "nobody-at-all"
    assert sample.values(BASE + "person/ada-quill", "http://www.w3.org/2004/02/skos/core#altLabel") == ["Judge Quill"]


def test_claims_have_all_their_parts(sample: Built) -> None:
    assert len(sample.claims) == len(graph_sample.CLAIMS)
    claim = sample.claims[BASE + "claim/c9"]
    assert (claim.subject, claim.predicate, claim.modality) == (RULING, "findsViolationOf", "Alleged")
    assert (sample.label(claim.speaker), sample.shown(claim), claim.named) == ("Port Merrow", "Charter of Ports", True)
    day = sample.claims[BASE + "claim/c7"]
    assert (sample.shown(day), day.named, day.sources) == ("2031-05-05", False, 0)


def test_passages_and_their_documents(sample: Built) -> None:
    claim = sample.claims[BASE + "claim/c3"]
    assert [one.passage.document for one in sample.words(claim)] == ["alpha", "beta"]
    first = sample.words(claim)[0].passage
    assert graph_sample.TEXTS["alpha"][first.start : first.end] == first.words
    assert sample.document(claim.evidence[0]) == Source("alpha", "Judge stops the harbor rule", "2031-05-06", "")
    assert [(one.title, one.date) for one in sample.words(claim)] == [
        (graph_sample.TITLES[stem], graph_sample.ISSUED[stem]) for stem in ("alpha", "beta")
    ]


STORY = (
    "The city of Toledo sued the state of Ohio over its zoning law on June {}, 2019. The suit, No. 3:19-cv-01234, is "
    "pending.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for stem, day in {"a": 5, "b": 6}.items():
        (folder / f"{stem}.txt").write_text(STORY.format(day), encoding="utf-8")
    pipeline.build([folder], folder / "out", Settings())
    return folder / "out"


@pytest.mark.parametrize("name", ["", "graph.ttl", "graph.nq", "graph.trig"])
def test_every_format_and_the_folder_give_the_same(folder: Path, name: str) -> None:
    found, whole = read_built(folder / name), read_built(folder)
    assert found.claims == whole.claims and found.sources == whole.sources
    ((left, right, reason),) = found.conflicts
    assert reason == "filed on: 2019-06-05 and 2019-06-06 are given, and only one can be true"
    assert {found.claims[left].value, found.claims[right].value} == {"2019-06-05", "2019-06-06"}
    passage = found.passage(found.claims[left].evidence[0])
    assert isinstance(passage, Passage) and passage.words in STORY.format(5) + STORY.format(6)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("none.ttl", None, "no such file"),
        ("page.html", "<p>x</p>", "name a graph in Turtle"),
        ("graph.ttl", "a b", "not readable as RDF: .*line 1.*; name the graph.ttl of a build"),
        ("graph.ttl", "", "holds nothing that casegraph has written"),
        ("graph.nq", "<urn:a> <urn:b> <urn:c> .\n", "holds nothing that casegraph has written"),
    ],
)
def test_what_is_no_graph(tmp_path: Path, name: str, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_built(tmp_path / name)
