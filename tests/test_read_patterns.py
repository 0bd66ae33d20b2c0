"""Each pattern of nontext.yaml marks its own example and leaves its counter-example alone."""

from __future__ import annotations

import pytest

from graph.read.dates import find_dateline
from graph.read.nontext import whole_line
from graph.read.patterns import Pattern, dateline_rows, datelines, noise


def marks(pattern: Pattern, line: str) -> bool:
    if pattern.scope == "line":
        return pattern.expression.fullmatch(line) is not None
    if pattern.scope == "start":
        return pattern.expression.match(line) is not None
    return pattern.expression.search(line) is not None


@pytest.mark.parametrize("pattern", noise(), ids=lambda p: p.name)
def test_pattern_marks_its_example_and_not_its_counter_example(pattern: Pattern) -> None:
    assert marks(pattern, pattern.example)
    assert not marks(pattern, pattern.counter)
    assert len(pattern.example) <= pattern.longest


def test_names_are_unique() -> None:
    names = [pattern.name for pattern in noise()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("pattern", noise(), ids=lambda p: p.name)
def test_counter_example_is_not_marked_as_a_whole_by_another_pattern(pattern: Pattern) -> None:
    assert whole_line(pattern.counter) is None


@pytest.mark.parametrize(("row", "number"), [(row, i) for i, row in enumerate(dateline_rows())])
def test_dateline_pattern(row: tuple[str, str, str], number: int) -> None:
    _, example, counter = row
    assert datelines()[number].match(example)
    assert find_dateline(example, 0) is not None
    assert find_dateline(counter, 0) is None
