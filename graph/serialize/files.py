"""Parts of the graph -> the five files, of which only what is new is made: the rest is copied from the last build.

`Writer.take` makes the texts of a part, or finds them in the files of the last build; `Writer.stay` leaves parts as
they stood; `Writer.write` puts all texts in order and writes the files. New texts wait in a file without a name, so
that a large graph needs little memory. A file is the texts of its sections, sorted by their keys and joined; a text is
found again by the key and the mark of its part.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import IO

from graph.errors import OutputError
from graph.kept import NOTHING, Before, Stood
from graph.rows import WHOLE, Part
from graph.serialize import network
from graph.serialize.blocks import block_of, by_subject, lines_of, node_of
from graph.serialize.names import Names
from graph.serialize.place import put, whole_file


@dataclass(frozen=True, slots=True)
class Section:
    """A run of texts in a file, and what stands between two of them."""

    file: str
    between: bytes = b""


LINES, TURTLE, JSON, TRIG, NODES, EDGES = range(6)
SECTIONS = (
    Section("graph.nq"),
    Section("graph.ttl", b"\n"),
    Section("graph.jsonld", b",\n"),
    Section("graph.trig", b"\n"),
    Section("graph.graphml"),
    Section("graph.graphml"),
)
FILES = ("graph.ttl", "graph.trig", "graph.nq", "graph.jsonld", "graph.graphml")
TRIPLES, USED, USED_IN_TRIG, PLACES = range(4)  # the numbers of a part; after these, place and size of each text
WIDTH = PLACES + 2 * len(SECTIONS)
ABSENT = (-1, 0)
PIECE = 1 << 20  # bytes that are copied at once


@dataclass(frozen=True, slots=True)
class Fresh:
    """What was made for a part: its subjects in Turtle, and the things that its rows name."""

    turtle: str
    subjects: frozenset[str]
    named: frozenset[str]


Text = tuple[str, bool, int, int, list[int]]  # its key, whether it is new, place and size, and the numbers of its part


@dataclass(slots=True)
class _Made:
    texts: dict[int, str] = field(default_factory=dict)
    triples: int = 0
    used: int = 0
    used_in_trig: int = 0
    subjects: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


class Writer(AbstractContextManager["Writer"]):
    """Takes all parts of a graph, and writes it; leaving it closes the files of the last build too."""

    def __init__(self, base: str, kinds: Mapping[str, Sequence[str]], before: Before = NOTHING) -> None:
        """Take the base of the things, the classes of everything, and what the last build wrote."""
        self.triples = 0
        self._names = Names(base)
        self._kinds = kinds
        self._before = before
        self._spool: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the writer
        self._size = 0
        self._texts: list[list[Text]] = [[] for _ in SECTIONS]
        self._parts: dict[str, tuple[bytes, str, list[int]]] = {}

    def take(self, part: Part) -> Fresh | None:
        """Take a part; return what had to be made for it, or None where the last build has it."""
        mark, own, known = self._before.parts.get(part.key, (b"", "", ()))
        fresh = None
        if known and mark == part.mark and own == part.own:
            numbers = list(known)
        else:
            made = _whole(part, self._names) if part.whole else _thing(part, self._names, self._kinds)
            numbers = [made.triples, made.used, made.used_in_trig]
            for number in range(len(SECTIONS)):
                numbers.extend(self._keep(made.texts.get(number, "")))
            fresh = Fresh(made.texts.get(TURTLE, ""), made.subjects, made.named)
        self._parts[part.key] = part.mark, part.own, numbers
        self._put(_keys(part.name, part.own, part.whole), numbers, new=fresh is not None)
        return fresh

    def stay(self, keys: Iterable[str]) -> None:
        """Leave parts of the last build as they stood, by their keys."""
        before = self._before.parts
        for key in keys:
            mark, own, known = before[key]
            numbers = list(known)
            self._parts[key] = mark, own, numbers
            self._put(_keys(key.removeprefix(WHOLE), own, key[:1] == WHOLE), numbers, new=False)

    def _put(self, keys: Iterable[str], numbers: list[int], *, new: bool) -> None:
        place = PLACES
        for texts, key in zip(self._texts, keys, strict=False):
            if numbers[place] >= 0:
                texts.append((key, new, numbers[place], numbers[place + 1], numbers))
            place += 2

    def __exit__(self, *_raised: object) -> None:
        """Close what is open."""
        for file in (self._spool, *self._before.files.values()):
            file.close()

    def excerpt(self, fresh: Sequence[Fresh]) -> tuple[bytes, frozenset[str]]:
        """Return new parts as one Turtle, with the classes of what else they name, and the things that they tell of."""
        told = frozenset(iri for one in fresh for iri in one.subjects)
        named = sorted({iri for one in fresh for iri in one.named if iri not in told and self._kinds.get(iri)})
        beside = (f"<{iri}> a {', '.join(f'<{kind}>' for kind in self._kinds[iri])} .\n" for iri in named)
        text = "".join((self._names.head(-1), *(one.turtle for one in fresh), *beside))
        return text.encode(), told

    def _keep(self, text: str) -> tuple[int, int]:
        """Let a new text wait; raises OutputError where there is no room for it."""
        if not text:
            return ABSENT
        data = text.encode()
        try:
            self._spool.write(data)
        except OSError as error:
            raise OutputError(f"{tempfile.gettempdir()}: no room for new texts: {error.strerror or error}") from error
        self._size += len(data)
        return self._size - len(data), len(data)

    def write(
        self, folder: Path, beside: Mapping[str, bytes] = MappingProxyType({})
    ) -> tuple[tuple[Path, ...], Mapping[str, Stood]]:
        """Write the files, and those of `beside`; return their paths, and where the parts stand now.

        All are written whole under temporary names before the first is put in place, so that a failure leaves the
        files of an earlier build. Raises OutputError, naming the file, where one cannot be written.
        """
        makers: dict[Path, Callable[[IO[bytes]], object]] = {}
        self.triples = sum(numbers[TRIPLES] for _, _, numbers in self._parts.values())
        for texts in self._texts:
            texts.sort(key=itemgetter(0))
        for name in FILES:
            makers[folder / name] = partial(self._fill, name)
        for name, data in beside.items():
            makers[folder / name] = partial(whole_file, data)
        put(makers)
        return tuple(makers), {key: (mark, own, tuple(found)) for key, (mark, own, found) in self._parts.items()}

    def _fill(self, name: str, out: IO[bytes]) -> None:
        """Write one file, noting where each part stands; what stood together before is copied together."""
        head, tail = self._frame(name)
        out.write(head)
        place = len(head)
        for number, section in enumerate(SECTIONS):
            if section.file != name:
                continue
            gap, column = len(section.between), PLACES + 2 * number
            was_new, start, end = False, 0, 0  # texts that stand together: whether they are new, and where
            for _, new, begins, size, numbers in self._texts[number]:
                if end and not (new and gap) and was_new == new and end + gap == begins:
                    end = begins + size
                    place += gap
                else:
                    if end:
                        self._copy(name, was_new, start, end, out)
                        out.write(section.between)
                        place += gap
                    was_new, start, end = new, begins, begins + size
                numbers[column] = place
                place += size
            if end:
                self._copy(name, was_new, start, end, out)
        out.write(tail)

    def _copy(self, name: str, new: bool, start: int, end: int, out: IO[bytes]) -> None:
        source = self._spool if new else self._before.files[name]
        source.seek(start)
        for place in range(start, end, PIECE):
            out.write(source.read(min(PIECE, end - place)))

    def _frame(self, name: str) -> tuple[bytes, bytes]:
        """Return what stands before and after the texts of a file."""
        if name in (SECTIONS[TURTLE].file, SECTIONS[TRIG].file):
            return self._names.head(self._bits(USED if name == SECTIONS[TURTLE].file else USED_IN_TRIG)).encode(), b""
        if name == SECTIONS[JSON].file:
            empty = not self._texts[JSON]
            prefixes = self._names.used(self._bits(USED)).items()
            inside = ",\n".join(f'  "{prefix}": "{namespace}"' for prefix, namespace in prefixes)
            context = f"{{\n{inside}\n }}" if inside else "{}"
            head = f'{{\n "@context": {context},\n "@graph": ' + ("[]" if empty else "[\n")
            return head.encode(), b"\n}\n" if empty else b"\n ]\n}\n"
        if name == SECTIONS[NODES].file:
            nodes, edges = (bool(self._texts[section]) for section in (NODES, EDGES))
            return network.head(nodes, edges).encode(), (network.TAIL if nodes else "</graphml>\n").encode()
        return b"", b""

    def _bits(self, column: int) -> int:
        found = 0
        for _, _, numbers in self._parts.values():
            found |= numbers[column]
        return found


def _keys(name: str, own: str, whole: bool) -> tuple[str, ...]:
    """Return by what the texts of a part are sorted in each section."""
    if whole:
        return f"<{own}", f"<{own}", own, f"<{name}>", "", ""
    return f"<{name}>", f"<{name}>", name, "", name, name


def _thing(part: Part, names: Names, kinds: Mapping[str, Sequence[str]]) -> _Made:
    """Make the texts of a thing."""
    rows = list(part.rows())
    made = _Made({LINES: lines_of(part.name, rows)})
    made.texts[TURTLE] = block_of(part.name, rows, names)
    made.texts[JSON] = node_of(part.name, rows, names)
    made.used = names.taken()
    made.triples = len({row[1:5] for row in rows})
    if network.is_thing(kinds.get(part.name, ())):
        made.texts[NODES] = network.node(part.name, rows)
        made.texts[EDGES] = network.edges(part.name, rows, part.carried, kinds)
    made.subjects = frozenset((part.name,))
    made.named = frozenset(row[2] for row in rows if row[2])
    return made


def _whole(part: Part, names: Names) -> _Made:
    """Make the texts of a graph, and of those of its subjects that stand in no other."""
    by = by_subject(part.rows())
    made = _Made()
    blocks, own = [], []
    for subject in sorted(by, key=lambda iri: f"<{iri}>"):
        block = block_of(subject, by[subject], names, "    ")
        blocks.append(block)
        if part.own and subject.startswith(part.own):
            own.append((subject, block[4:].replace("\n    ", "\n")))
    made.texts[TRIG] = f"{names.turtle(part.name)} {{\n" + "\n".join(blocks) + "}\n"
    made.used_in_trig = names.taken()
    subjects = sorted(subject for subject, _ in own)
    made.texts[LINES] = "".join(lines_of(subject, by[subject]) for subject, _ in own)
    made.texts[TURTLE] = "\n".join(block for _, block in own)
    made.texts[JSON] = ",\n".join(node_of(subject, by[subject], names) for subject in subjects)
    made.used = names.taken()  # by JSON-LD, and by Turtle no others
    made.triples = sum(len({row[1:5] for row in by[subject]}) for subject in subjects)
    made.subjects = frozenset(subjects)
    made.named = frozenset(row[2] for subject in subjects for row in by[subject] if row[2])
    return made
