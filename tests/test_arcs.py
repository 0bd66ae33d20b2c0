"""The partners that a dependency parse gives, in both label schemes."""

from __future__ import annotations

import pytest
from parses import AGAINST_CLEAR, AGAINST_UD, DINNER_CLEAR, DINNER_UD, IT_WAS_CLEAR, IT_WAS_UD, arcs

from graph.frames.arcs import Tree
from graph.model import Arc


def tree(written: str) -> Tree:
    words, found = arcs(written)
    return Tree([w.lower() for w in words], found)


def words(found: Tree, tokens: list[int]) -> str:
    return " ".join(found.words[t] for t in tokens)


@pytest.mark.parametrize("written", [AGAINST_CLEAR, AGAINST_UD], ids=["clear", "ud"])
def test_active(written: str) -> None:
    found = tree(written)
    verb = found.words.index("filed")
    assert not found.passive(verb)
    assert found.subject(verb) == found.words.index("ohio")
    assert words(found, found.objects(verb)) == "lawsuit"
    assert words(found, found.after(verb, "against")) == "department"
    assert found.after(verb, "over") == []
    assert found.dated(found.words.index("monday")) == verb
    assert found.dated(found.words.index("lawsuit")) is None
    assert found.top(4, 7) == 6


@pytest.mark.parametrize("written", [DINNER_CLEAR, DINNER_UD], ids=["clear", "ud"])
def test_passive(written: str) -> None:
    found = tree(written)
    verb = found.words.index("sued")
    assert found.passive(verb) and not found.passive(found.words.index("said"))
    assert found.subject(verb) == found.words.index("department")
    assert words(found, found.agents(verb)) == "ohio"


@pytest.mark.parametrize("written", [IT_WAS_CLEAR, IT_WAS_UD], ids=["clear", "ud"])
def test_relative_clause_has_its_noun_for_subject(written: str) -> None:
    found = tree(written)
    assert found.subject(found.words.index("sued")) == found.words.index("ohio")


@pytest.mark.parametrize(
    ("written", "verb", "subject", "passive", "note"),
    [
        ("a>2:det suit>5:nsubjpass filed>2:acl by>3:agent was>0:ROOT", "filed", "suit", True, "reduced passive"),
        ("judge>2:nsubj ruled>0:ROOT and>2:cc blocked>2:conj it>4:dobj", "blocked", "judge", False, "shared subject"),
        (
            "ban>3:nsubj:pass was>3:aux:pass blocked>0:root and>5:cc voided>3:conj",
            "voided",
            "ban",
            True,
            "its voice",
        ),
        ("ohio>2:nsubj won>0:ROOT by>2:prep suing>3:pcomp it>4:dobj", "suing", "ohio", False, "gerund"),
        ("ohio>2:nsubj acted>0:root suing>2:advcl it>3:obj", "suing", "ohio", False, "participle"),
        ("utah>2:nsubj let>0:root ohio>2:obj sue>2:xcomp it>4:obj", "sue", "ohio", False, "object that acts"),
        ("sue>0:root it>1:obj", "sue", None, False, "no subject"),
    ],
)
def test_subject(written: str, verb: str, subject: str | None, passive: bool, note: str) -> None:
    found = tree(written)
    at = found.words.index(verb)
    assert found.subject(at) == (None if subject is None else found.words.index(subject)), note
    assert found.passive(at) is passive, note


@pytest.mark.parametrize(
    "written",
    [
        "ohio>4:nsubj ,>1:punct utah>1:conj sued>0:root maine>5:dep",
        "ohio>6:nsubj ,>3:punct utah>1:conj and>5:cc maine>1:conj sued>0:root",
        "ohio>6:nsubj ,>1:punct utah>1:conj and>3:cc maine>3:conj sued>0:root",
    ],
)
def test_lists(written: str) -> None:
    """A list hangs on its first member (UD) or each member on the one before (ClearNLP)."""
    found = tree(written)
    wanted = "ohio utah maine" if "and" in written else "ohio utah"
    assert words(found, found.listed(0)) == wanted


def test_a_parse_of_another_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="2 arcs for 1 words"):
        Tree(["one"], [Arc(0, "root"), Arc(0, "dep")])
    with pytest.raises(ValueError, match="head outside"):
        Tree(["one"], [Arc(3, "root")])


def test_a_circle_of_heads_ends() -> None:
    found = Tree(["a", "b"], [Arc(1, "conj"), Arc(0, "conj")])
    assert found.subject(0) is None and found.listed(0) == [0, 1]
    assert found.passive(0) is False
