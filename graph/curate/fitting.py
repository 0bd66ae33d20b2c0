"""What an entry gives as the object of a claim -> the value, if the property's range in the ontology has room for it.

Also finds the words of a document that an entry names as its source: `STEM:start-end`, in code points, or `STEM:` and
the words themselves, in which any white space may stand for any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph.model import Claim, Document, Entity, Evidence, Literal, Resource, Span
from graph.vocabulary import CG, PREFIXES, SKOS, XSD, decimal, is_date, ontology, typed

ANYTHING = PREFIXES["owl"] + "Thing"
OFFSETS = re.compile(r"\s*(\d{1,9})\s*-\s*(\d{1,9})\s*", re.ASCII)
AMOUNT = re.compile(r"\d+(\.\d+)?", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
CODES = {"currency": re.compile(r"[A-Z]{3}")}  # texts of a fixed form, as the shapes have them


def classes_above(names: Iterable[str]) -> frozenset[str]:
    """Return these classes and all that the ontology has above them, the most general too.

    >>> sorted(classes_above(["Court"]))
    ['Agent', 'Court', 'GovernmentBody', 'Organization']
    """
    known, found = ontology().parents, set(names)
    rest = list(found)
    while rest:
        more = set(known.get(rest.pop(), ())) - found
        found |= more
        rest += more
    return frozenset(found)


def subject_fault(entity: Entity, predicate: str) -> str:
    """Return why the property says nothing of such a thing, or ""."""
    domains = {iri.removeprefix(CG) for iri in ontology().domains[predicate]}
    if domains & classes_above(entity.classes):
        return ""
    return f"{predicate} is said of a {' or '.join(sorted(domains))}, not of {entity.label!r}, a {entity.classes[0]}"


def resource_fault(entity: Entity, predicate: str) -> str:
    """Return why a thing cannot be the property's value, or ""."""
    ranges = ontology().ranges[predicate]
    classes = {iri.removeprefix(CG) for iri in ranges if iri.startswith(CG)}
    if ANYTHING in ranges or classes & classes_above(entity.classes):
        return ""
    wanted = " or ".join(sorted(classes)) or "no thing but a text"
    return f"the object of {predicate} is {wanted}, and {entity.label!r} is a {entity.classes[0]}"


def value(predicate: str, text: str) -> tuple[Resource | Literal | None, str]:
    """Return the concept or literal that `text` is as the property's value, or None and what would be one."""
    ranges = ontology().ranges[predicate]
    if SKOS + "Concept" in ranges:
        schemes = {label: term.iri for (scheme, label), term in ontology().concepts.items() if scheme == predicate}
        known = {**schemes, **{iri: iri for iri in schemes.values()}}
        if text in known:
            return Resource(known[text]), ""
        if XSD + "string" not in ranges:
            return None, f"{text!r} is none of {', '.join(sorted(schemes))}"
    if not any(iri.startswith(XSD) for iri in ranges):
        return None, f"nothing is called {text!r}, and {predicate} names a thing: give its IRI, its end, or STEM#key"
    fault = _literal_fault(predicate, text, ranges)
    if fault:
        return None, f"{text!r} is {fault}"
    found = typed(predicate, Literal(text))
    return found, ""


def _literal_fault(predicate: str, text: str, ranges: Iterable[str]) -> str:
    if XSD + "gYearMonth" in ranges:
        return "" if is_date(text) else "no date such as 2031, 2031-05 or 2031-05-08"
    if XSD + "gYear" in ranges:
        return "" if YEAR.fullmatch(text) and is_date(text) else "no year such as 2031"
    if XSD + "decimal" in ranges:
        return "" if AMOUNT.fullmatch(decimal(text)) else "no amount such as 250000 or 99.50"
    form = CODES.get(predicate)
    return "" if form is None or form.fullmatch(text) else "no code of three capital letters such as USD"


def says(claim: Claim, predicate: str, iris: Iterable[str], text: str) -> bool:
    """Tell whether a claim's object is one of `iris`, or the concept or literal that `text` is."""
    if isinstance(claim.object, Resource):
        concept = ontology().concept_of.get(claim.object.iri)
        return claim.object.iri in set(iris) or (concept is not None and text in (concept.label, concept.iri))
    mine, given = typed(predicate, claim.object), typed(predicate, Literal(text))
    return isinstance(mine, Literal) and isinstance(given, Literal) and _one_line(mine.text) == _one_line(given.text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def stem_of(source: str, documents: Mapping[str, Document]) -> str:
    """Return the document that a source names, or ""; of two that fit, the longer name is meant."""
    fits = [stem for stem in documents if source == stem or source.startswith(f"{stem}:")]
    return max(fits, key=len, default="")


def find_words(source: str, documents: Mapping[str, Document]) -> tuple[Evidence | None, str]:
    """Return the evidence that a source names, or None and what is wrong."""
    stem = stem_of(source, documents)
    if not stem:
        return (
            None,
            f"no document of this build is called {source.split(':', 1)[0]!r}; give STEM:start-end or STEM:words",
        )
    text, named = documents[stem].text, source[len(stem) + 1 :].strip()
    offsets = OFFSETS.fullmatch(named)
    if offsets:
        start, end = int(offsets[1]), int(offsets[2])
        if not start < end <= len(text):
            return None, f"{stem!r} has the characters 0 to {len(text)}, and {start}-{end} is no part of it"
        return Evidence(stem, Span(start, end), text[start:end]), ""
    words = named.split()
    if not words:
        return None, f"no words are given from {stem!r}; give STEM:start-end or STEM:words"
    found = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    if len(found) != 1:
        times = "not" if not found else f"{len(found)} times"
        more = "copy them from the text" if not found else "give more of them, or STEM:start-end"
        return None, f"the words {' '.join(words)[:60]!r} stand {times} in {stem!r}; {more}"
    start, end = found[0]
    return Evidence(stem, Span(start, end), text[start:end]), ""
