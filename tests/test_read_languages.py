"""The language of a text: English unless another one is plain to see."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.pipeline import build
from graph.read.languages import language, language_name
from graph.settings import Settings

SPANISH = (
    "La jueza bloque\u00f3 el decreto del presidente sobre las ciudades, y el estado demand\u00f3 "
    "al departamento porque no est\u00e1 de acuerdo con la decisi\u00f3n que fue anunciada por el tribunal."
)
FRENCH = (
    "Le juge a suspendu le d\u00e9cret du pr\u00e9sident mardi, et la cour a dit que les villes ne sont "
    "pas oblig\u00e9es de payer pour cela avec leur propre argent."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SPANISH, "es"),
        (FRENCH, "fr"),
        ("\u6cd5\u9662\u306f\u706b\u66dc\u65e5\u306b" * 20, "und"),
        ("Judge Jane Roe blocked the order on Monday, and the state said that it would appeal the ruling soon.", "en"),
        ("Ohio sued.", "en"),
        ("Ohio v. Doe, Roe, 9th Circuit " * 10, "en"),
        ("", "en"),
        ("12345 " * 100, "en"),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert language(text) == code


def test_names_of_languages() -> None:
    assert [language_name(code) for code in ("es", "und", "hu")] == ["Spanish", "another language", "the language 'hu'"]


def test_another_language_is_reported_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPANISH + " El presidente Donald Trump demand\u00f3 a Ohio.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        "Ohio sued the Treasury Department on Monday over the travel ban.", encoding="utf-8"
    )
    report = build([tmp_path], tmp_path / "out", Settings())
    (problem,) = report.problems
    assert "Spanish" in problem.message and problem.source.endswith("a.txt")
    assert report.documents == 2 and report.claims > 0
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert 'dcterms:language "es"' in turtle and "doc/a#char" not in turtle
