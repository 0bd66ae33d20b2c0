"""Which of overlapping mentions stays: the longer, then the kind of the stricter rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.annotate.select import select
from graph.model import Mention, MentionKind, Span

K = MentionKind


def mention(start: int, end: int, kind: MentionKind, key: str = "") -> Mention:
    return Mention(Span(start, end), kind, "x", key)


def test_longer_wins() -> None:
    assert select([mention(0, 4, K.COURT), mention(0, 6, K.GROUP)]) == (mention(0, 6, K.GROUP),)


def test_of_equals_the_stricter_kind_wins() -> None:
    assert select([mention(0, 4, K.PLACE), mention(0, 4, K.COURT)]) == (mention(0, 4, K.COURT),)
    assert select([mention(0, 4, K.MEASURE), mention(0, 4, K.PROVISION)]) == (mention(0, 4, K.PROVISION),)


def test_measure_known_by_name_goes_before_the_law() -> None:
    known = mention(0, 4, K.MEASURE, "heron-act")
    assert select([known, mention(0, 4, K.PROVISION)]) == (known,)


def test_neighbours_stay() -> None:
    both = (mention(0, 4, K.PLACE), mention(4, 6, K.PLACE))
    assert select(reversed(both)) == both


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(st.builds(Mention, SPANS, st.sampled_from(list(K)), st.sampled_from(["a", "b"])), max_size=12))
def test_result_is_sorted_disjoint_and_does_not_hang_on_order(mentions: list[Mention]) -> None:
    kept = select(mentions)
    assert all(a.span.end <= b.span.start for a, b in zip(kept, kept[1:], strict=False))
    assert [m.span for m in select(reversed(mentions))] == [m.span for m in kept]
    assert all(any(m.span.overlaps(k.span) for k in kept) for m in mentions)
