"""The folder of an output: what the last build left there, and the graph of now, checked and written.

`Folder` takes what is told now, compares it with what was told then, and makes, checks and writes the parts that may
differ; the others are copied. The page is drawn of all. What the next build needs is kept.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from graph.across import reprint_groups
from graph.emit import Parts
from graph.errors import OutputError
from graph.kept import NOTHING, Kept
from graph.model import Gathered
from graph.renewed import Affected, affected, count, renewed
from graph.retold import Last, Now, Picture, groups_of, picture, prints_of, whole
from graph.rows import WHOLE, Row
from graph.serialize import FILES, WIDTH, Fresh, Writer
from graph.settings import Settings
from graph.validate import Violation, check_quotes, validate
from graph.view import PLACES, Page, draw, read_places, scene
from graph.view.site import NAME as SITE
from graph.view.site import is_ours, put_site, site

HTML = "graph.html"
AT_ONCE = 3_000_000  # characters of Turtle that are checked together
MOST_SHOWN = 10  # violations that the message of a failed build names

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a graph, and how much it holds."""

    files: tuple[Path, ...]
    things: int
    claims: int
    triples: int


class Folder(AbstractContextManager["Folder"]):
    """The folder of an output, as the last build left it; leaving it closes the files of that build."""

    def __init__(self, output: Path, settings: Settings) -> None:
        """Read what was kept."""
        self._output = output
        self._settings = settings
        self._kept = Kept(output, seen_in(settings)) if settings.cache else None
        self._before = self._kept.read((*FILES, HTML), WIDTH) if self._kept else NOTHING
        self.last = Last.of(self._before.values)

    def __exit__(self, *_raised: object) -> None:
        """Close what is open."""
        for file in self._before.files.values():
            file.close()

    def write(
        self, gathered: Gathered, now: Now, more: Iterable[Row], beside: Mapping[str, bytes], say: Progress
    ) -> Written:
        """Check and write what is told now, with `more` rows, and the files `beside`.

        Raises OutputError where the graph breaks its own shapes or cannot be written: the files of an earlier build
        then stand as they were.
        """
        base, documents = self._settings.base, gathered.documents
        stood = read_places(self._output)
        things = (*gathered.resolution.entities, *gathered.entities, *groups_of(now.listed))
        entities = {entity.iri: entity for entity in things}
        prints = prints_of(documents, self.last)
        groups = reprint_groups(documents, prints)
        present = whole(now, documents, entities, groups, more, base)
        wanted = affected(self.last.whole, present, base)
        parts = renewed(present, wanted, documents, entities, groups, base)
        with Writer(base, parts.kinds, self._before) as writer:
            say("checking", 0, 1)
            _check(check_quotes(now.fresh, documents), _broken(parts, wanted, writer))
            writer.stay(_untouched(self._before.parts, wanted))
            say("writing", 0, 1)
            drawn = picture(self.last.picture, wanted, parts)
            shape = cache(lambda: scene(drawn.outline(documents, gathered.sentences, base)))
            settled = stood is not None or self._settings.keep_places
            if self._is_drawn(drawn, now) and not settled and not self.last.settled:
                shown = Page((self._output / HTML).read_bytes(), b"")
            else:
                shown = draw(shape(), self._settings, stood)
            places = {PLACES: shown.places} if settled else {}
            files, stand = writer.write(self._output, {HTML: shown.html, **places, **beside})
            if self._settings.site or is_ours(self._output / SITE):  # what is there is not left as it was
                files = (*files, put_site(site(shape(), base), self._output))
        if self._kept:
            last = Last(present, now.digests, now.listed, prints, drawn, settled)
            self._kept.write((*FILES, HTML), WIDTH, stand, last.values())
        claimed = sum(seen for seen, *_ in present.things.values())
        return Written(files, claimed, count(now.told), writer.triples)

    def _is_drawn(self, picture: Picture, now: Now) -> bool:
        """Tell whether the page of the last build shows all that a page would show now."""
        return bool(now.digests) and (now.digests, picture) == (self.last.digests, self.last.picture)


def seen_in(settings: Settings) -> str:
    """Return the settings that are seen in the files."""
    return f"{settings.base} {settings.page_all} {settings.page_nodes}"


def _untouched(before: Iterable[str], wanted: Affected) -> Iterator[str]:
    """Yield the keys of the parts of the last build that are what they were."""
    for key in before:
        name, touched = (key[1:], wanted.graphs) if key[:1] == WHOLE else (key, wanted.things)
        if name not in touched:
            yield key


def _broken(parts: Parts, wanted: Affected, writer: Writer) -> Iterator[Violation]:
    """Hand the wanted parts to the writer, and yield what is wrong with those that the last build did not write."""
    waiting: list[Fresh] = []
    size = 0
    gc.freeze()  # so that the collections below look at what the checking made, and at nothing else
    try:
        for part in chain(parts.things(wanted.things), parts.graphs(wanted.graphs)):
            fresh = writer.take(part)
            if fresh is None or not fresh.turtle:
                continue
            waiting.append(fresh)
            size += len(fresh.turtle)
            if size > AT_ONCE:
                yield from validate(*writer.excerpt(waiting)).violations
                waiting, size = [], 0
                gc.collect()
        if waiting:
            yield from validate(*writer.excerpt(waiting)).violations
    finally:
        gc.unfreeze()


def _check(*found: Iterable[Violation]) -> None:
    """Raise OutputError where a quote is not what its document has there, or a shape is violated."""
    violations = tuple(chain(*found))
    if violations:
        lines = [f"\n  {v.focus} {v.path}: {v.message} {v.value}".rstrip() for v in violations[:MOST_SHOWN]]
        more = f"\n  and {len(violations) - MOST_SHOWN} more" if len(violations) > MOST_SHOWN else ""
        raise OutputError(f"the graph breaks its own shapes and was not written:{''.join(lines)}{more}")
