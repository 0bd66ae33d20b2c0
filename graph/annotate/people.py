"""People by name: spans of the bare name, without titles and without the possessive.

Takes a document, its sentences, the mentions that others have found and the authority tables; gives PERSON
mentions. A capitalised phrase is a person where the words around or inside it show one (a title, a known given
name, an initial, a verb of speech, an apposition, a row of the tables); a lone surname where the document gives
the full name or a title before it, or where the tables know only one such person at that date. Headlines make no
new names. A place inside or in place of a name yields to it. Who is who is decided in the linking.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.annotate.bench_names import judge_key, row_key, surname_key
from graph.annotate.name_data import INITIAL, RUN, Names, names
from graph.annotate.offices import masked, offices
from graph.annotate.people_evidence import (
    BODY_MASK,
    INITIALS,
    TITLE_MASK,
    TITLE_RIGHT_BEFORE,
    begins_phrase,
    has_honorific,
    is_full_name,
    is_given,
    is_shown,
    is_thing,
    speaks_or_owns,
    stands_as_person,
)
from graph.annotate.person_index import PersonIndex, person_index
from graph.model import Document, Mention, MentionKind, RegionKind, Sentence, Span
from graph.tables import Tables

SUFFIXES = ("Jr", "Sr", "II", "III", "IV")
_WORD = re.compile(r"[^\s,]+")
_LAST_WORD = re.compile(r"([\w.'\u2019-]+)\s$")
_NEXT_WORD = re.compile(r"\s([A-Z]\w+)")
_GOES_ON = re.compile(r"\s(?:(?:de|del|van|von|la|al)\s)?([A-Z][\w'\u2019-]+|[A-Z]\.)")

NEAR_BEFORE, NEAR_AFTER = 240, 960  # code points round a name that are looked at: long sentences cost linear time
LONGEST_NAME = 8  # words; a longer run of capitalised words is searched for names up to this length


@dataclass(frozen=True, slots=True, eq=False)  # a candidate is itself alone: hashing its sentence would be dear
class _Piece:
    """A candidate name in one sentence: `words` are its parts, `text` the masked sentence, offsets within it."""

    sentence: Sentence
    text: str
    start: int
    end: int
    words: tuple[str, ...]
    headline: bool

    @property
    def span(self) -> Span:
        """Return the place of the candidate in the document."""
        return Span(self.sentence.span.start + self.start, self.sentence.span.start + self.end)

    @property
    def before(self) -> str:
        """Return the masked words of the sentence before the candidate, as far as they can matter."""
        return self.text[max(self.start - NEAR_BEFORE, 0) : self.start]

    @property
    def after(self) -> str:
        """Return the masked words of the sentence after the candidate, as far as they can matter."""
        return self.text[self.end : self.end + NEAR_AFTER]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole document says: full names, of each surname the full names that bear it, surnames with a title.

    `borne` holds the last words of all longer candidates, accepted or not: who bears such a surname is not settled.
    """

    full: frozenset[str]
    surnames: dict[str, tuple[str, ...]]
    titled: frozenset[str]
    borne: frozenset[str]


def people(
    document: Document, sentences: Sequence[Sentence], taken: Sequence[Mention], tables: Tables
) -> tuple[Mention, ...]:
    """Return the PERSON mentions of all sentences, sorted; they may overlap PLACE mentions of `taken` they beat."""
    if not any(m.kind is MentionKind.OFFICE for m in taken):
        taken = (*taken, *offices(document, sentences, taken, tables))
    index, lists = person_index(tables), names()
    pieces = tuple(_pieces(document, sentences, taken, lists))
    kept = [p for p in pieces if not p.headline and len(_plain(p)) > 1 and _is_full(p, index, lists)]
    known = _known(pieces, kept, lists)
    full = set(kept)
    later = (p if p in full else _later(p, known, index, document, lists, tables) for p in pieces)
    found = (_mention(p, known, index, document, tables) for p in later if p is not None)
    return tuple(sorted(found, key=lambda m: m.span))


def _is_full(piece: _Piece, index: PersonIndex, lists: Names) -> bool:
    words = _plain(piece)
    if index.key(" ".join(piece.words)) and not is_thing(words, piece.before, piece.after, lists):
        return True
    return is_full_name(words, piece.before, piece.after, lists)


def _pieces(
    document: Document, sentences: Sequence[Sentence], taken: Sequence[Mention], lists: Names
) -> Iterator[_Piece]:
    """Yield the candidates: runs of capitalised words outside taken mentions, cut at words that no name holds."""
    others = [m for m in taken if m.kind not in (MentionKind.OFFICE, MentionKind.PERSON)]
    ends = frozenset(m.span.end for m in taken if m.kind is MentionKind.OFFICE)
    hard = sorted(m.span for m in others if not _yields(m, document, ends, lists))
    posts = sorted(m.span for m in taken if m.kind is MentionKind.OFFICE)
    headlines = [r.span for r in document.regions if r.kind is RegionKind.HEADLINE]
    at, post = 0, 0
    for sentence in sentences:
        while at < len(hard) and hard[at].end <= sentence.span.start:
            at += 1
        while post < len(posts) and posts[post].end <= sentence.span.start:
            post += 1
        near = _near(hard, at, sentence)
        text = masked(document.text, sentence.span, near, BODY_MASK)
        inner = [Span(s.start - sentence.span.start, s.end - sentence.span.start) for s in _near(posts, post, sentence)]
        text = masked(text, Span(0, len(text)), inner, TITLE_MASK)
        headline = any(h.overlaps(sentence.span) for h in headlines) or _title_case(text)
        for match in RUN.finditer(text):
            for start, end, words in _cut(text, match.start(), match.end(), lists):
                yield _Piece(sentence, text, start, end, words, headline)


def _near(spans: Sequence[Span], at: int, sentence: Sentence) -> list[Span]:
    near = []
    while at < len(spans) and spans[at].start < sentence.span.end:
        if spans[at].start >= sentence.span.start and spans[at].end <= sentence.span.end:
            near.append(spans[at])
        at += 1
    return near


def _yields(mention: Mention, document: Document, ends: frozenset[int], lists: Names) -> bool:
    """Tell whether a place or body of one word may be part of a name: "Mayor Houston", "Marsha Houston"."""
    text = mention.span.of(document.text)
    if mention.kind not in (MentionKind.PLACE, MentionKind.BODY) or not text.isalpha() or text.isupper():
        return False
    before = document.text[max(0, mention.span.start - 40) : mention.span.start]
    after = document.text[mention.span.end : mention.span.end + 30]
    if mention.kind_class != "State" and before[-1:] == " ":
        last = _LAST_WORD.search(before)
        word = last.group(1) if last else ""
        named = is_given(word, lists) or INITIAL.fullmatch(word) is not None
        if named or mention.span.start - 1 in ends or has_honorific(before, lists):
            return True
    if mention.kind is MentionKind.BODY:
        return False
    follower = re.match(r"\s([A-Z]\.\s)?([A-Z][a-z][\w'\u2019-]*)", after)
    if text in lists.given and follower is not None:
        return bool(follower.group(1)) or follower.group(2) not in lists.stop
    return mention.kind_class == "City" and speaks_or_owns(before, after, lists)


def _title_case(text: str) -> bool:
    """Tell whether a sentence is set like a headline: hardly a long word in lower case, and no stop at its end."""
    if text[-1] in '.!?\u201d"':
        return False
    words = re.findall(r"[A-Za-z]{4,}", text)
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.75 * len(words)


def _cut(text: str, start: int, end: int, lists: Names) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the parts of a run between words that no name holds, with their words."""
    parts: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, end):
        if _breaks(text, word, parts, lists):
            yield from _joined(text, parts)
            parts = []
        else:
            parts.append(word)
    yield from _joined(text, parts)


def _breaks(text: str, word: re.Match[str], parts: list[re.Match[str]], lists: Names) -> bool:
    """Tell whether a capitalised word is no part of the name that the words before it may begin."""
    bare = word.group().rstrip(".")
    if INITIALS.fullmatch(word.group()):
        return False
    if word.group() in lists.honorifics:
        return not (parts and bare in lists.soft)
    if bare not in lists.stop:
        return False
    if bare in lists.given:
        follower = _GOES_ON.match(text, word.end())
        return follower is None or follower.group(1) in lists.stop
    if bare in lists.soft:
        before = parts[-1].group() if parts else ""
        titled = TITLE_RIGHT_BEFORE.search(text[max(word.start() - 60, 0) : word.start()]) is not None
        return not (before in lists.given or INITIAL.fullmatch(before) or titled)
    return True


def _joined(text: str, parts: list[re.Match[str]]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    while parts and parts[-1].group().islower():
        parts = parts[:-1]
    parts = _before_echo(text, parts)
    while parts and parts[0].group().islower():
        parts = parts[1:]
    if parts and not all(INITIALS.fullmatch(p.group()) for p in parts):
        yield parts[0].start(), parts[-1].end(), tuple(p.group() for p in parts)


def _before_echo(text: str, parts: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut a link's hidden words that run into the next headline: "Fenn" of "Fenn Orla Jane FennPolls show"."""
    glued = _NEXT_WORD.match(text, parts[-1].end()) if parts else None
    if glued is not None:
        for i, part in enumerate(parts[:-1]):
            if len(part.group()) > 2 and glued.group(1).startswith(part.group()) and glued.group(1) != part.group():
                return parts[: i + 1]
    return parts


def _plain(piece: _Piece) -> tuple[str, ...]:
    """Return the words of a candidate without suffixes such as "Jr."."""
    return tuple(w for w in piece.words if w.rstrip(".") not in SUFFIXES) or piece.words


def _known(pieces: Iterable[_Piece], kept: Iterable[_Piece], lists: Names) -> _Known:
    surnames: dict[str, list[str]] = {}
    full: set[str] = set()
    for piece in kept:
        name = " ".join(piece.words)
        full.add(name)
        family = surnames.setdefault(_plain(piece)[-1], [])
        if name not in family:
            family.append(name)
    lone = [p for p in pieces if len(_plain(p)) == 1 and not p.headline]
    titled = frozenset(_plain(p)[0] for p in lone if is_shown(p.before, p.after, lists))
    borne = frozenset(_plain(p)[-1] for p in pieces if len(_plain(p)) > 1)
    return _Known(frozenset(full), {k: tuple(v) for k, v in surnames.items()}, titled, borne)


def _later(
    piece: _Piece, known: _Known, index: PersonIndex, document: Document, lists: Names, tables: Tables
) -> _Piece | None:
    """Return the person in a candidate that does not stand as a full name by itself, or None."""
    words = _plain(piece)
    if " ".join(piece.words) in known.full:
        return piece
    if is_thing(words, piece.before, piece.after, lists):
        return None
    if len(words) > 1:
        return _inside(piece, known)
    if not piece.headline and is_shown(piece.before, piece.after, lists):
        return piece
    if begins_phrase(piece.after) or len(words[0]) < 2:
        return None
    if words[0] in known.surnames or words[0] in known.titled:
        return piece
    if piece.headline or words[0] in known.borne:
        return None
    speaks = lists.says_after.match(piece.after) is not None
    on_bench = speaks and judge_key(words[0], document.text, document.published, tables)
    if not on_bench and not index.surname(words[0], document.published):
        return None
    return piece if stands_as_person(piece.before, piece.after) else None


def _inside(piece: _Piece, known: _Known) -> _Piece | None:
    """Cut a known name out of a longer run: "Watching Orla Fenn", "Yesterday Fenn", "Fenn Wins" in a headline."""
    count = len(piece.words)
    for length in range(min(count - 1, LONGEST_NAME), 0, -1):
        for i in range(count - length + 1):
            words = piece.words[i : i + length]
            opener = length == 1 and i == 1 and count == 2 and piece.start == 0
            headed = length == 1 and i == 0 and piece.headline
            if " ".join(words) in known.full or ((opener or headed) and words[0] in known.surnames):
                places = [m.span() for m in _WORD.finditer(piece.text, piece.start, piece.end)]
                return replace(piece, start=places[i][0], end=places[i + length - 1][1], words=words)
    return None


def _mention(piece: _Piece, known: _Known, index: PersonIndex, document: Document, tables: Tables) -> Mention:
    name = unicodedata.normalize("NFC", re.sub(r"\s+", " ", piece.text[piece.start : piece.end]))
    last = _plain(piece)[-1]
    key = row_key(name, last, document.text, index, tables)
    if not key and len(_plain(piece)) == 1:
        full = known.surnames.get(piece.words[-1], ())
        full = tuple(n for n in full if n.split(" ")[-1].rstrip(".") not in SUFFIXES) or full
        keys = {row_key(n, last, document.text, index, tables) for n in full}
        if len(keys) == 1:
            key = keys.pop()
        elif not full and piece.words[-1] not in known.borne:
            key = surname_key(last, document, piece.span.start, index, tables)
    return Mention(piece.span, MentionKind.PERSON, name, key)
