"""The row types of the seven authority tables: values only, one field a column, in the order of the columns.

All fields are strings unless they say otherwise, and "" stands for what is not known. Dates are ISO prefixes: YYYY,
YYYY-MM or YYYY-MM-DD. How rows are read and checked is not told here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CourtRow:
    """One court. `appeals_to` is the key of the court above it, or ""."""

    key: str
    name: str
    aliases: tuple[str, ...]
    level: str
    state: str
    city: str
    appeals_to: str
    courtlistener: str
    wikidata: str
    source: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """One judge and the last court served; `start` and `end` are ISO prefixes of that service, or ""."""

    key: str
    name: str
    aliases: tuple[str, ...]
    court: str
    start: str
    end: str
    fjc: str
    source: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office or post. `named_body` is the key of the body that the title implies, or ""."""

    key: str
    title: str
    variants: tuple[str, ...]
    serves: str
    named_body: str
    source: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One tenure: `key` is the person's, `office` an office's, `organization` that of a body, place or court.

    `start` and `end` are ISO prefixes; an empty `end` means not known to have ended.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    office: str
    organization: str
    start: str
    end: str
    wikidata: str
    source: str
    licence: str = ""

    def held_on(self, day: str) -> bool:
        """Tell whether the tenure, as far as known, covers `day`, an ISO prefix; False where the start is unknown.

        Dates compare only as far as both are given: an `end` of "2017-01" covers all of January 2017.
        """
        after = self.start[: len(day)] <= day[: len(self.start)]
        before = not self.end or day[: len(self.end)] <= self.end[: len(day)]
        return bool(self.start) and after and before


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body that is neither court nor place. News organizations are companies with a key of "news-…"."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind_class: str
    parent: str
    wikidata: str
    source: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One jurisdiction. `state` is the postal code of a US place; `population` is rounded, 0 if not given."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind_class: str
    state: str
    population: int
    geonames: str
    fips: str
    wikidata: str
    source: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure known by its name or number. `rest` is what some texts leave out at the end of the name.

    `number` is that of an executive order ("13768") or a public law ("104-199"), `issuer` the key of a person, body or
    place, `signed` an ISO prefix, `document` the number of the Federal Register's document, `citation` where it stands.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    rest: str
    kind_class: str
    measure_type: str
    number: str
    title: str
    signed: str
    issuer: str
    citation: str
    document: str
    wikidata: str
    source: str
    licence: str = ""

    @property
    def full_name(self) -> str:
        """Return the name with what some texts leave out."""
        return f"{self.name} {self.rest}".strip()


@dataclass(frozen=True, slots=True, eq=False)  # one set of tables is itself alone: caches key on identity
class Tables:
    """The seven authority tables, each sorted by key."""

    courts: tuple[CourtRow, ...]
    judges: tuple[JudgeRow, ...]
    offices: tuple[OfficeRow, ...]
    holders: tuple[HolderRow, ...]
    bodies: tuple[BodyRow, ...]
    places: tuple[PlaceRow, ...]
    measures: tuple[MeasureRow, ...] = ()
