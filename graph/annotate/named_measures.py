"""Measures by name or number: "DACA", "Remain in Mexico", "Executive Order 13768", "Senate Bill 54".

Takes sentences, the mentions already found and the authority tables; gives MEASURE mentions. Names come from the tables
and carry the key of their row, so that all documents speak of one thing; numbered orders and proclamations carry the
slug of their name. A numbered bill carries none, since its number does not say which legislature's it is. A
statute that another finder has taken for the law applied is a measure where the words before it attack or defend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.annotate.gazetteer import Gazetteer, Match
from graph.annotate.law import slug
from graph.annotate.phrases import covered, is_joined, low, word
from graph.model import Mention, MentionKind, Sentence, Tokens
from graph.tables import MeasureRow, Tables, read_mapping

NUMBER = re.compile(r"\d[\d,]*[A-Z]?$")
GLUED = re.compile(r"(?P<form>[A-Z](?:\.?[A-Z]\.?)?)-?(?P<number>\d+)$")
NEAR = 6  # tokens before a statute that may tell its part


@dataclass(frozen=True, slots=True)
class MeasureForms:
    """How numbered acts are written, by class, and the words that tell a statute at stake from one applied."""

    bills: Mapping[str, str]
    orders: Mapping[str, str]
    proclamations: Mapping[str, str]
    first_words: frozenset[str]  # of all forms
    attacks: frozenset[str]
    applied: frozenset[str]
    making: frozenset[str]


@lru_cache(maxsize=1)
def measure_forms() -> MeasureForms:
    """Return the forms of numbered acts of `heads.yaml`."""
    data = read_mapping("heads.yaml")
    words = (frozenset[str](data[name]) for name in ("attack_words", "applied_words", "act_making"))
    forms = (data["bill_forms"], data["order_forms"], data["proclamation_forms"])
    return MeasureForms(*forms, frozenset(form.split()[0] for group in forms for form in group), *words)


@lru_cache(maxsize=4)
def _gazetteer(tables: Tables) -> Gazetteer[MeasureRow]:
    return Gazetteer((name, row) for row in tables.measures for name in (row.name, row.full_name, *row.aliases))


def named_measures(sentences: Sequence[Sentence], taken: Sequence[Mention], tables: Tables) -> tuple[Mention, ...]:
    """Return the named and numbered MEASURE mentions, sorted; of statutes in `taken` only those at stake."""
    statutes = {m.span.start: m for m in taken if m.kind is MentionKind.PROVISION}
    names = _gazetteer(tables)
    found: list[Mention] = []
    for sentence in sentences:
        found.extend(_in_sentence(sentence.tokens, statutes, names))
    return tuple(found)


def _in_sentence(tokens: Tokens, statutes: Mapping[int, Mention], names: Gazetteer[MeasureRow]) -> Iterator[Mention]:
    matches = {m.start: m for m in names.find(tokens)}
    firsts, end = measure_forms().first_words, 0
    numbers = [i for i, text in enumerate(tokens.texts[: len(tokens)]) if text[-1].isdigit()]
    laws = [i for i, token in enumerate(tokens) if token.span.start in statutes] if statutes else []
    for i in sorted({*tokens.at_text(firsts), *numbers, *laws, *matches}):
        if i < end:
            continue
        made = _named(tokens, matches.get(i), statutes) or _numbered(tokens, i) or _glued(tokens, i)
        made = made or _act(tokens, i, statutes)
        if made is not None:
            yield made[0]
            end = made[1]


def _named(
    tokens: Tokens, match: Match[MeasureRow] | None, statutes: Mapping[int, Mention]
) -> tuple[Mention, int] | None:
    if match is None:
        return None
    row, end = match.rows[0], match.end
    span = covered(tokens, match.start, end)
    law = statutes.get(span.start)
    if law is not None and law.span.contains(span) and (law.span != span or not _at_stake(tokens, match.start)):
        return None
    return Mention(span, MentionKind.MEASURE, row.full_name, row.key, row.kind_class, row.measure_type), end


def _act(tokens: Tokens, i: int, statutes: Mapping[int, Mention]) -> tuple[Mention, int] | None:
    """Return the statute at token `i` that the words before it pass or sign: "signed into law the Marlow Act"."""
    law = statutes.get(tokens[i].span.start)
    if law is None or law.kind_class != "Statute" or not law.name.split(" of ")[0].endswith("Act"):
        return None
    making = measure_forms().making
    near = [low(tokens, k) for k in range(max(i - 4, 0), i)]
    if not making & set(near) or {",", ";", "that", "under"} & set(near):
        return None
    end = i
    while end < len(tokens) and tokens[end].span.start < law.span.end:
        end += 1
    return Mention(law.span, MentionKind.MEASURE, law.name, law.key, "Statute", "statute"), end


def _at_stake(tokens: Tokens, i: int) -> bool:
    """Tell whether the words before token `i` attack or defend what it names: "challenge the Marlow Act"."""
    forms = measure_forms()
    for k in range(i - 1, max(-1, i - 1 - NEAR), -1):
        text = low(tokens, k)
        if text in forms.attacks:
            return True
        if text in (",", ";", "that", "which") or (text in forms.applied and low(tokens, k - 1) not in forms.attacks):
            return False
    return False


def _numbered(tokens: Tokens, i: int) -> tuple[Mention, int] | None:
    """Find "Executive Order No. 13768", "Senate Bill 54", "Prop. 8", "Proclamation 9645" at token `i`."""
    forms = measure_forms()
    for length in (3, 2, 1):
        form = " ".join(word(tokens, k) for k in range(i, i + length))
        j = i + length
        if form not in forms.bills and form not in forms.orders and form not in forms.proclamations:
            continue
        while j < i + length + 3 and word(tokens, j) in (".", "No.", "No", "Number", "no.", "Nos."):
            j += 1
        if not NUMBER.match(word(tokens, j)) or (low(tokens, j + 1) in ("percent", "%", "of") and length == 1):
            return None
        return _made(tokens, (i, j + 1), form, word(tokens, j).replace(",", "")), j + 1
    return None


def _glued(tokens: Tokens, i: int) -> tuple[Mention, int] | None:
    """Find "SB4", "S.B.4", "HB-2" at token `i`."""
    match = GLUED.match(word(tokens, i))
    if match is None or match["form"] not in measure_forms().bills:
        return None
    if is_joined(tokens, i + 1) and low(tokens, i + 1) == "-":
        return None
    return _made(tokens, (i, i + 1), match["form"], match["number"]), i + 1


def _made(tokens: Tokens, bounds: tuple[int, int], form: str, number: str) -> Mention:
    """Make the mention of a numbered act: orders and proclamations have one series, bills have many."""
    forms, span = measure_forms(), covered(tokens, *bounds)
    if form in forms.orders:
        name = f"{forms.orders[form]} {number}"
        return Mention(span, MentionKind.MEASURE, name, slug(name), "ExecutiveOrder", "executive order")
    if form in forms.proclamations:
        name = f"{forms.proclamations[form]} {number}"
        return Mention(span, MentionKind.MEASURE, name, slug(name), "Proclamation", "proclamation")
    return Mention(span, MentionKind.MEASURE, f"{forms.bills[form]} {number}", "", "Statute", "statute")
