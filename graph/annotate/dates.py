"""Document and sentences -> date mentions, resolved against the document's own date, never against a clock.

Takes running prose; gives `Mention`s of kind DATE whose `value` is an ISO prefix as precise as the words allow
("2017-11-20", "2017-11", "2017"), or "" where the words are a date that cannot be placed ("a day after" is an
anchor for the linker; a weekday without a publication date stays open). Leading prepositions are not part of a
span. Times of day, durations, decades and centuries are no dates. Patterns and cues come from `dates.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from graph.annotate.calendar_days import (
    Reference,
    day_of,
    month_of,
    near_day,
    near_year,
    reference,
    season_year,
    shift,
    stretch,
    week,
    weekday_near,
    weekend,
)
from graph.annotate.date_words import DETERMINERS, POSSESSIVE, WORD, cues, tense
from graph.annotate.first_look import marked_runs
from graph.model import Document, Mention, MentionKind, Sentence, Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SIGNS = ("$", "€", "£", "#", "§")
LONGEST = 60  # code points before a date that hold the word before it
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9}


class _Context(NamedTuple):
    """Where a match stands: the sentence around it, the document's date, and the last year that was named."""

    seen: Reference | None
    before: str
    after: str
    year: int | None
    quoted: bool

    @property
    def full(self) -> date | None:
        return self.seen.full if self.seen else None

    @property
    def tense(self) -> str:
        return tense(self.before, self.after)


_Valuer = Callable[[re.Match[str], _Context], str | None]  # None: the words are no date after all


def dates(document: Document, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Return the date mentions of the sentences, sorted and disjoint, valued against `document.published`."""
    seen = reference(document.published)
    found: list[Mention] = []
    year: int | None = None
    for sentence in sentences:
        for span, value, named in _scan(document.text, sentence.span, seen, year):
            found.append(Mention(span, MentionKind.DATE, span.of(document.text), value=value))
            year = named
    return tuple(found)


def resolve(words: str, reference_date: str | None) -> str:
    """Return the ISO prefix of the first date in `words`, seen from an ISO prefix or None; "" if there is none."""
    if not words:
        return ""
    return next((value for _, value, _ in _scan(words, Span(0, len(words)), reference(reference_date), None)), "")


def _scan(text: str, within: Span, seen: Reference | None, year: int | None) -> Iterator[tuple[Span, str, int | None]]:
    """Yield (span, value, last year named so far), leftmost and longest first."""
    hits: list[tuple[int, int, int, re.Match[str]]] = []
    forms = cues().forms
    met = cues().needs & marked_runs(within.of(text))
    for order in {order for word in met for order in cues().forms_by_need[word]}:
        found = forms[order].pattern.finditer(text, within.start, within.end)
        hits.extend([(m.start(), -m.end(), order, m) for m in found])
    position = within.start
    for start, end, order, match in sorted(hits, key=lambda hit: hit[:3]):
        if start < position:
            continue
        before, after = text[max(within.start, start - 240) : start], text[-end : min(within.end, 80 - end)]
        value = VALUERS[forms[order].valuer](match, _Context(seen, before, after, year, _quoted(text, start)))
        if value is None:
            continue
        position = -end
        named = match.groupdict().get("year")
        year = int(named) if named else year
        yield Span(start, position), value, year


def _quoted(text: str, start: int) -> bool:
    """Tell whether a quotation mark is open at `start`, counted from the beginning of its line."""
    floor = max(start - 2000, 0)
    line = text[max(text.rfind("\n", floor, start) + 1, floor) : start]
    return line.rfind("“") > line.rfind("”") or line.count('"') % 2 == 1


def _relative_year(which: str, context: _Context) -> int | None:
    step = {"last": -1, "this": 0, "next": 1}.get(which.lower())
    if step is None:
        return context.year
    return context.seen.year + step if context.seen else None


def _which(match: re.Match[str]) -> str:
    """Return "last", "this", "next" or ""; "this past" is the last."""
    which = (match["which"] or "").lower()
    return "last" if which.endswith("past") else which


def _written(match: re.Match[str], context: _Context) -> str | None:
    found = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return found.isoformat() if found else None


def _month_day(match: re.Match[str], context: _Context) -> str | None:
    groups = match.groupdict()
    month, day, seen = cues().months[groups["month"].rstrip(".")], int(groups["day"]), context.seen
    if not day_of(2000, month, day):
        return "" if groups["year"] else None
    found: date | None = None
    if groups["year"] or groups["rel"]:
        year = int(groups["year"]) if groups["year"] else _relative_year(groups["rel"], context)
        found = day_of(year, month, day) if year else None
    elif context.full:
        weekday = WEEKDAYS.index(groups["weekday"]) if groups.get("weekday") else None
        found = near_day(context.full, month, day, context.tense, weekday)
    elif seen and seen.month:
        found = day_of(near_year(seen, month, "", context.tense == "future"), month, day)
    return found.isoformat() if found else ""


def _month(match: re.Match[str], context: _Context) -> str | None:
    name, which = match["month"].rstrip("."), _which(match)
    month, seen = cues().months[name], context.seen
    if match["year"]:
        return f"{match['year']}-{month:02d}"
    if match["rel"]:
        year = _relative_year(match["rel"], context)
        return month_of(year, month) if year else ""
    if not which and not _is_month(name, bool(match["part"]), context):
        return None
    if not seen or not seen.month:
        return month_of(seen.year, month) if seen and which == "this" else ""
    return month_of(near_year(seen, month, which, context.tense == "future"), month)


def _is_month(name: str, part: bool, context: _Context) -> bool:
    """Tell whether a month word without a year is a month and neither a verb, a march nor a first name."""
    known = cues()
    led = re.search(r"([^\W\d_][\w.'’-]*)\s+$", context.before[-LONGEST:])
    lead, following = led[1].lower() if led else "", re.match(r"\s+(\w+)", context.after)
    after = following[1] if following else ""
    if known.has("recurring", lead):
        return False
    if part or (not known.has("ambiguous_months", name) and len(name) > 3):
        return True
    if known.has("strict_leads", lead):
        return after != "for"
    if known.has("strict_months", name) or len(name) == 3:
        return lead in DETERMINERS and lead != "of" and len(after) > 3 and after.islower()
    return led is not None and (led[1].islower() or known.has("month_leads", lead)) and not after[:1].isupper()


def _weekday(match: re.Match[str], context: _Context) -> str | None:
    index, which = WEEKDAYS.index(match["weekday"]), _which(match)
    words = WORD.findall(context.before[-20:])
    if words and cues().has("recurring", words[-1].lower()):
        return None
    if context.full is None:
        return ""
    if match["week"]:
        step = {"last": -7, "this": 0, "next": 7}[match["week"].lower()]
        return shift(context.full, index - context.full.weekday() + step)
    told = (match["part"] or "").lower() == "earlier"
    return weekday_near(context.full, index, which, "past" if told else context.tense)


def _day_word(match: re.Match[str], context: _Context) -> str | None:
    word = match[0].lower()
    if context.seen is None or context.quoted:
        return ""
    if word in ("yesterday", "tomorrow"):
        return shift(context.full, 1 if word == "tomorrow" else -1) if context.full else ""
    return context.seen.iso


def _unit(match: re.Match[str], context: _Context) -> str | None:
    if re.search(r"\b(?:the|past)\s+$", context.before[-LONGEST:], re.IGNORECASE):
        return None
    groups, seen = match.groupdict(), context.seen
    which, unit = (groups["which"] or "this").lower(), (groups["unit"] or groups["part_of"] or "weekend").lower()
    step = {"last": -1, "this": 0, "next": 1}[which]
    if seen is None:
        return ""
    if unit == "year":
        return f"{seen.year + step:04d}"
    if unit == "month":
        return month_of(seen.year, seen.month + step) if seen.month else ""
    if context.full is None:
        return ""
    told = "earlier" in match[0].lower() or which == "last" or context.tense in ("past", "told")
    if unit == "weekend":
        return weekend(context.full, step, told or (not groups["unit"] and context.tense != "future"))
    return week(context.full, step, told)


def _season(match: re.Match[str], context: _Context) -> str | None:
    which, seen = _which(match), context.seen
    if match["year"]:
        return match["year"]
    if match["rel"]:
        year = _relative_year(match["rel"], context)
        return f"{year:04d}" if year else ""
    if not which and (
        context.after.startswith(" of") or not re.search(r"(?i)\b(?:in|over|during|since|by) the $", context.before)
    ):
        return None
    start = SEASONS.get(match["season"].lower())
    if start is None or seen is None or not (seen.month or which == "this"):
        return ""
    return f"{season_year(seen, start, which, context.tense == 'future'):04d}"


def _ago(match: re.Match[str], context: _Context) -> str | None:
    words, known, seen = WORD.findall(context.before[-30:]), cues(), context.full
    count, unit = match["count"].lower(), match["unit"].lower()
    number = int(count) if count.isdigit() else known.numbers.get(count, 0)
    if not number or not context.seen or (words and known.has("hedges", words[-1].lower())):
        return ""
    if unit == "year":
        year, round_number = context.seen.year - number, number >= 10 and number % 5 == 0
        return f"{year:04d}" if year > 0 and not round_number else ""
    if not seen:
        return ""
    if unit == "day":
        return shift(seen, -number)
    middle, slack = (-7 * number, 3) if unit == "week" else (-30 * number, 31)
    return stretch(seen, middle - slack, middle + slack)


def _fiscal(match: re.Match[str], context: _Context) -> str | None:
    return match["year"] or f"20{match['short']}"


def _year(match: re.Match[str], context: _Context) -> str | None:
    known, year = cues(), match["year"]
    led = re.search(r"([\w.'’©-]+)$", context.before.rstrip()[-LONGEST:])
    following = re.match(r"\s+([\w-]+)", context.after)
    lead, after = led[1].lower() if led else "", following[1].lower() if following else ""
    if year.endswith("0") and context.after.startswith(POSSESSIVE) and not re.match(r"..\s+\w", context.after):
        return None
    if known.has("not_before_year", lead.rstrip(".")) or known.has("not_after_year", after):
        return None
    if context.before.rstrip().endswith(SIGNS) or (known.has("hedges", lead) and after.endswith("s")):
        return None
    return year


def _anchor(match: re.Match[str], context: _Context) -> str | None:
    return f"{context.year:04d}" if match.groupdict().get("that_year") and context.year else ""


VALUERS: dict[str, _Valuer] = {
    "written": _written,
    "month day": _month_day,
    "month": _month,
    "weekday": _weekday,
    "day word": _day_word,
    "unit": _unit,
    "season": _season,
    "ago": _ago,
    "fiscal year": _fiscal,
    "year": _year,
    "anchor": _anchor,
}
