"""A question, and what somebody typed for its parameters -> what was taken, the rows, and the sentences behind each.

The questions are the saved ones and those that are computed. Raises NotOne where a name fits several things or none,
QueryError for what is no question, parameter or value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from graph.asking.looked import Looked
from graph.asking.names import Named, NotOne, take
from graph.asking.paths import PATH, shortest
from graph.asking.sentences import Sentence, sentences
from graph.asking.values import value
from graph.errors import QueryError, suggestion
from graph.query import Query, Rows, bind, queries, run, run_with_carriers

if TYPE_CHECKING:
    from pyoxigraph import Store

Question = Query
COMPUTED = (PATH,)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows; what each parameter was taken for; and, where asked for, the sentences behind each row."""

    question: Question
    taken: tuple[tuple[str, str], ...]
    rows: Rows
    evidence: tuple[tuple[Sentence, ...], ...] = ()


def questions() -> tuple[Question, ...]:
    """Return all questions, by name."""
    return tuple(sorted((*queries(), *COMPUTED), key=lambda one: one.name))


def find(name: str) -> Question:
    """Return the question of that name; raise QueryError that names those near it."""
    known = {one.name: one for one in questions()}
    wanted = "-".join(name.casefold().replace("_", "-").split())
    if wanted in known:
        return known[wanted]
    raise QueryError(f"no question is called {name!r}{suggestion(name, known) or '; `ask` alone lists them'}")


def checked(question: Question, typed: Mapping[str, str]) -> Mapping[str, str]:
    """Return what was typed, where each is a parameter of the question and none is lacking; raise QueryError else."""
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in typed:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.4)
            hint = f"; did you mean --{near[0]}?" if near else ""
            has = ", ".join(f"--{one}" for one in known) or "none"
            raise QueryError(f"{question.name} has no parameter --{name}; it has: {has}{hint}")
    for name, parameter in known.items():
        if parameter.default is None and not typed.get(name, "").strip():
            raise QueryError(f"{question.name} needs --{name}: {parameter.text}")
    return typed


def understood(
    store: Store, question: Question, typed: Mapping[str, str], looked: Looked | None = None
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the value of each parameter that was typed, and what is to be told of it: the thing, or the day.

    looked: what somebody keeps of the store; else it is looked up.
    """
    looked = looked or Looked(store)
    values: dict[str, str] = {}
    taken: list[tuple[str, str]] = []
    parameters = {parameter.name: parameter for parameter in question.parameters}
    for name, text in checked(question, typed).items():
        takes = parameters[name].takes
        if parameters[name].is_thing and text.strip():
            thing = _thing(store, (name, text, takes), looked)
            values[name] = thing.iri
            taken.append((name, thing.told()))
        else:
            values[name] = value(takes, text)
            if values[name] != text:
                taken.append((name, values[name]))
    return values, taken


def answer(
    store: Store, question: Question, typed: Mapping[str, str], evidence: bool = False, looked: Looked | None = None
) -> Answer:
    """Take each typed text for what the question wants there, and ask it; `looked` as for `understood`."""
    looked = looked or Looked(store)
    values, taken = understood(store, question, typed, looked)
    if question is PATH:
        rows, carriers = shortest(store, looked.facts(), values["one"], values["other"])
    elif evidence:
        rows, carriers = run_with_carriers(question, store, values)
    else:
        bind(question, values)
        rows, carriers = run(question, store, values), ()
    found: tuple[tuple[Sentence, ...], ...] = ()
    if evidence:
        pairs = zip(rows.rows, carriers, strict=True)
        found = tuple(sentences(store, carrying, row) for row, carrying in pairs)
    return Answer(question, tuple(taken), rows, found)


def _thing(store: Store, typed: tuple[str, str, str], looked: Looked) -> Named:
    name, text, kind = typed
    try:
        return take(store, text, kind, looked.things(kind))
    except NotOne as error:
        raise NotOne(f"--{name}: {error}", error.candidates, error.several) from None
