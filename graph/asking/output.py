"""An answer as text: CSV that is safe to open in a spreadsheet, JSON, and Markdown.

With sentences, CSV has a row for each sentence of each row, JSON a list in each object, and Markdown and the plain
lines a numbered list.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence

from graph.asking.answer import Answer, Question
from graph.asking.sentences import Sentence
from graph.cells import guarded

INTRODUCTION = (
    "Written by `casegraph ask --format md`. Each question but `path` is a file of this name in `queries/`: plain",
    "SPARQL 1.1 that runs as it is in any store that holds `graph.ttl`, with its parameters as `VALUES` lines.",
    "`path` is computed from the claims, for SPARQL has no portable way to ask for it.",
    "",
    "A parameter that takes a class of things (`Person`, `Agent`, `Thing`) is read as people type it: without",
    "regard to case, accents and honorifics, by last name, by another name, by some of its words or their",
    "beginnings, by initials. Where several things fit, they are listed with the exit code 3; where none fits,",
    "those with names most like it. `Agent` is a person, body, jurisdiction or group. A `day` may be a month or a",
    "year too: 2031-05-06, 2031-05, May 6, 2031.",
    "",
    "A column with several values holds them with ` | ` between, in order in `ask` and `query`; a store that runs the",
    "file gives them in an order of its own. `--evidence` adds the sentences of the claims that carry a row: of a",
    "ruling, those that tell the judge, date and outcome that the row shows.",
)
_WORDS = ("evidence_document", "evidence_start", "evidence_end", "evidence_words")
NO_SENTENCE = ("", "", "", "")


def as_csv(answer: Answer) -> str:
    """Return the answer as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = answer.rows.columns
    writer.writerow((*columns, *_WORDS) if answer.evidence else columns)
    for number, row in enumerate(answer.rows.rows):
        cells = [guarded(cell) for cell in row]
        if not answer.evidence:
            writer.writerow(cells)
            continue
        for words in [_told(one) for one in answer.evidence[number]] or [NO_SENTENCE]:
            writer.writerow((*cells, *(guarded(cell) for cell in words)))
    return text.getvalue()


def _told(one: Sentence) -> tuple[str, str, str, str]:
    return one.document, str(one.start), str(one.end), one.words


def as_json(answer: Answer) -> str:
    """Return the answer as JSON: a list of objects, one for each row."""
    objects: list[dict[str, object]] = []
    for number, row in enumerate(answer.rows.rows):
        one: dict[str, object] = dict(zip(answer.rows.columns, row, strict=True))
        if answer.evidence:
            one["evidence"] = [
                {"document": s.document, "start": s.start, "end": s.end, "words": s.words}
                for s in answer.evidence[number]
            ]
        objects.append(one)
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def as_markdown(answer: Answer) -> str:
    """Return the answer as a Markdown table, below its question, with the sentences in a list."""
    question, rows = answer.question, answer.rows
    lines = [f"## {_plain(question.title)}", "", _plain(question.question), ""]
    lines += [f"- {name}: {_plain(text)}" for name, text in answer.taken] + [""] * bool(answer.taken)
    lines += [_line([name.replace("_", " ") for name in rows.columns]), _line(["---"] * len(rows.columns))]
    lines += [_line([_plain(cell) for cell in row]) for row in rows.rows]
    if answer.evidence:
        lines += ["", *(f"- {_plain(line)}" for line in in_lines(answer))]
    return "\n".join(lines) + "\n"


def as_listing(asked: Sequence[Question]) -> str:
    """Return the questions with their parameters and columns as Markdown: `docs/questions.md`."""
    lines = ["# Questions", "", *INTRODUCTION]
    for one in asked:
        lines += ["", f"## {one.name}", "", one.question]
        if one.parameters:
            lines += ["", _line(["parameter", "takes", "is"]), _line(["---"] * 3)]
        for parameter in one.parameters:
            need = (
                "required" if parameter.default is None else f"default {parameter.default!r}" * bool(parameter.default)
            )
            told = f"{parameter.text} ({need})" if need else parameter.text
            lines.append(_line([f"`--{parameter.name}`", parameter.takes.replace("|", " or "), told]))
        lines += ["", _line(["column", "holds"]), _line(["---"] * 2)]
        lines += [_line([f"`{name}`", text]) for name, text in one.columns]
    return "\n".join(lines) + "\n"


def in_lines(answer: Answer) -> Iterator[str]:
    """Yield the sentences as lines: the number of the row, the place, the words."""
    for number, found in enumerate(answer.evidence, start=1):
        for one in found:
            yield f"[{number}] {one.document}:{one.start}-{one.end} “{' '.join(one.words.split())}”"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return the text on one line, with what Markdown and HTML would read as marks made harmless."""
    return re.sub(r"([\\|`*_\[\]<>])", r"\\\1", " ".join(text.split()))
