"""The rule of a fact that follows from another: what follows from an optional reader's word is no surer than it."""

from __future__ import annotations

from graph.model import READERS, Fact


def derived(rule: str, of: Fact) -> str:
    """Return the rule under which a fact stands that follows from `of`.

    >>> from graph.model import Span
    >>> derived("ruling/in-case", Fact("court", "court:x", Span(0, 9), "llm-ruling/court"))
    'llm-ruling/in-case'
    >>> derived("ruling/in-case", Fact("court", "court:x", Span(0, 9), "block/active"))
    'ruling/in-case'
    """
    reader = of.rule.split("-", 1)[0]
    return f"{reader}-{rule}" if reader in READERS else rule
