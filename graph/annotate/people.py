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

from graph.annotate.name_data import INITIAL, RUN, Names, names
from graph.annotate.offices import masked, offices
from graph.annotate.person_index import PersonIndex, person_index
from graph.model import Document, Mention, MentionKind, RegionKind, Sentence, Span
from graph.tables import Tables

BODY_MASK, TITLE_MASK = "\x00", "\x01"
SUFFIXES = ("Jr", "Sr", "II", "III", "IV")
_AGE = re.compile(r",\s\d\d(?:,|\s|$)")
_PARTY = re.compile(r"(?:,|\s\()\s?(?:[DRI](?:-[A-Z]|\)|,)|a (?:Democrat|Republican)\b)")
_WHO = re.compile(r",\s(?:who|whose)\b")
_TITLE_AFTER = re.compile(r"(?:,|\s[\u2013\u2014-])\s(?:(?:an?|the|then-?|who (?:is|was)(?: then)?)\s)?(?:[\w.'\u2019-]+\s|\x00+(?:['\u2019]s)?\s?){0,3}?-?\x01")
_TITLE_BEFORE = re.compile(r"\x01(?:['\u2019]s)?,?\s(?:(?:Dr|Mr|Mrs|Ms|Rev)\.?\s)?$")
_TITLE_RIGHT_BEFORE = re.compile(r"\x01\s(?:(?:Dr|Mr|Mrs|Ms|Rev)\.?\s)?$")
_LOCATED = re.compile(r"\b(?:in|of|from|near|to|at|outside|around|for)\s(?:the\s)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole document says: full names, and of each surname the full names that bear it."""

    full: frozenset[str]
    surnames: dict[str, tuple[str, ...]]
    titled: frozenset[str]


def people(
    document: Document, sentences: Sequence[Sentence], taken: Sequence[Mention], tables: Tables
) -> tuple[Mention, ...]:
    """Return the PERSON mentions of all sentences, sorted; they may overlap PLACE mentions of `taken` that they beat."""
    if not any(m.kind is MentionKind.OFFICE for m in taken):
        taken = (*taken, *offices(document, sentences, taken, tables))
    index, lists = person_index(tables), names()
    pieces = tuple(_pieces(document, sentences, taken, lists))
    kept = [p for p in pieces if not p.headline and len(_plain(p)) > 1 and _is_full_name(p, index, lists)]
    known = _known(pieces, kept, lists)
    accepted = set(kept)
    found = [_mention(p, known, index, document) for p in kept]
    for piece in pieces:
        if piece not in accepted:
            later = _later(piece, known, index, document, lists)
            if later is not None:
                found.append(_mention(later, known, index, document))
    return tuple(sorted(found, key=lambda m: m.span))


def _pieces(
    document: Document, sentences: Sequence[Sentence], taken: Sequence[Mention], lists: Names
) -> Iterator[_Piece]:
    """Yield the candidates: runs of capitalised words outside taken mentions, cut at words that no name holds."""
    hard = sorted(m.span for m in taken if m.kind not in (MentionKind.OFFICE, MentionKind.PERSON) and not _soft(m, document, lists))
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
    for span in spans[at:]:
        if span.start >= sentence.span.end:
            break
        if span.start >= sentence.span.start and span.end <= sentence.span.end:
            near.append(span)
    return near


def _soft(mention: Mention, document: Document, lists: Names) -> bool:
    """Tell whether a place of one word may be part of a name: a given name before it, or a name after a given name."""
    text = mention.span.of(document.text)
    if mention.kind is not MentionKind.PLACE or not text.isalpha():
        return False
    before = document.text[max(0, mention.span.start - 40) : mention.span.start]
    after = document.text[mention.span.end : mention.span.end + 30]
    last = re.search(r"([\w.'\u2019-]+)\s$", before)
    if last is not None and mention.kind_class != "State":
        word = last.group(1)
        if word in lists.given or INITIAL.fullmatch(word) or word in lists.honorifics or _titled(before):
            return True
    follower = re.match(r"\s([A-Z]\.\s)?([A-Z][a-z][\w'\u2019-]*)", after)
    if text in lists.given and follower is not None:
        return bool(follower.group(1)) or follower.group(2) not in lists.stop
    return bool(re.match(r"['\u2019]s\s[a-z]|\s(?:%s)\b" % lists.speech, after)) and not _LOCATED.search(before) and mention.kind_class == "City"


def _titled(before: str) -> bool:
    """Tell whether the words end with a title of a person right before a name."""
    return bool(re.search(r"\b(?:Judge|Justice|Mayor|President|Governor|Gov\.|Senator|Sen\.|Rep\.|Secretary|General|Attorney|Sheriff)\s$", before))


def _title_case(text: str) -> bool:
    """Tell whether a sentence is set like a headline: hardly a long word in lower case, and no stop at its end."""
    words = re.findall(r"[A-Za-z]{4,}", text)
    return len(words) > 3 and text[-1] not in ".!?\u201d\"" and sum(w[0].isupper() for w in words) > 0.75 * len(words)


def _cut(text: str, start: int, end: int, lists: Names) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the parts of a run between words that no name holds, with their words."""
    parts: list[re.Match[str]] = []
    for word in re.compile(r"[^\s,]+").finditer(text, start, end):
        if _breaks(text, word, parts, lists):
            yield from _joined(text, parts)
            parts = []
        else:
            parts.append(word)
    yield from _joined(text, parts)


def _breaks(text: str, word: re.Match[str], parts: list[re.Match[str]], lists: Names) -> bool:
    bare = word.group().rstrip(".")
    if _INITIALS.fullmatch(word.group()):
        return False
    if word.group() in lists.honorifics:
        return not (parts and bare in lists.soft)
    if bare not in lists.stop:
        return False
    if bare in lists.given:
        follower = re.match(r"\s(?:(?:de|del|van|von|la|al)\s)?([A-Z][\w'\u2019-]+|[A-Z]\.)", text[word.end() :])
        return follower is None or follower.group(1) in lists.stop
    if bare in lists.soft:
        before = parts[-1].group() if parts else ""
        return not (before in lists.given or INITIAL.fullmatch(before) or _TITLE_RIGHT_BEFORE.search(text[: word.start()]))
    return True


def _joined(text: str, parts: list[re.Match[str]]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    while parts and parts[-1].group().islower():
        parts = parts[:-1]
    parts = _before_echo(text, parts)
    while parts and parts[0].group().islower():
        parts = parts[1:]
    if parts and not all(_INITIALS.fullmatch(p.group()) for p in parts):
        yield parts[0].start(), parts[-1].end(), tuple(p.group() for p in parts)


def _before_echo(text: str, parts: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut a link's hidden words that run into the next headline: "Fenn" of "Fenn Orla Jane FennPolls show"."""
    glued = re.match(r"\s([A-Z]\w+)", text[parts[-1].end() :]) if parts else None
    if glued is not None:
        for i, part in enumerate(parts[:-1]):
            if len(part.group()) > 2 and glued.group(1).startswith(part.group()) and glued.group(1) != part.group():
                return parts[: i + 1]
    return parts


def _plain(piece: _Piece) -> tuple[str, ...]:
    """Return the words of a candidate without suffixes such as "Jr."."""
    return tuple(w for w in piece.words if w.rstrip(".") not in SUFFIXES) or piece.words


def _is_full_name(piece: _Piece, index: PersonIndex, lists: Names) -> bool:
    """Tell whether a candidate of two words or more names a person."""
    words, text = _plain(piece), piece.text
    before, after = text[: piece.start], text[piece.end :]
    if index.key(" ".join(piece.words)) or _TITLE_RIGHT_BEFORE.search(before) or _honorific(before, lists):
        return len(words) < 5
    if _is_thing(before, after, words, lists) or len(words) > 4 + sum(w.islower() for w in words):
        return False
    if words[0] in lists.given or any(_INITIALS.fullmatch(w) for w in words[:-1]):
        return True
    return _evidence(before, after, lists)


def _is_thing(before: str, after: str, words: Sequence[str], lists: Names) -> bool:
    """Tell whether the words around show a firm, a place, or a thing that bears a name."""
    follower = re.match(r"\s([A-Z][\w.]*)", after)
    if follower is not None and follower.group(1) in lists.tails and not _TITLE_RIGHT_BEFORE.search(before):
        return True
    return bool(re.match(r"\s(?:&|v\.|vs\.)\s", after)) or bool(re.search(r"&\s$|@$|#$|/$", before)) or words[-1] in lists.tails


def _evidence(before: str, after: str, lists: Names) -> bool:
    if _TITLE_BEFORE.search(before) or _TITLE_AFTER.match(after):
        return True
    if _AGE.match(after) or _PARTY.match(after) or _WHO.match(after) or lists.human_after.match(after):
        return True
    return bool(lists.says_after.match(after)) or bool(lists.says_before.search(before)) and after[:1] in ",.;" 


def _honorific(before: str, lists: Names) -> bool:
    word = re.search(r"([A-Z][\w.]*)\s$", before)
    return word is not None and word.group(1) in lists.honorifics


def _known(pieces: Iterable[_Piece], kept: Iterable[_Piece], lists: Names) -> _Known:
    surnames: dict[str, list[str]] = {}
    full: set[str] = set()
    for piece in kept:
        name = " ".join(piece.words)
        full.add(name)
        family = surnames.setdefault(_plain(piece)[-1], [])
        if name not in family:
            family.append(name)
    titled = set()
    for piece in pieces:
        words = _plain(piece)
        if len(words) == 1 and not piece.headline and _person_title(piece, lists):
            titled.add(words[0])
    return _Known(frozenset(full), {k: tuple(v) for k, v in surnames.items()}, frozenset(titled))


def _person_title(piece: _Piece, lists: Names) -> bool:
    before = piece.text[: piece.start]
    if not (_TITLE_RIGHT_BEFORE.search(before) or _honorific(before, lists)):
        return False
    follower = re.match(r"\s([A-Z][\w.]*)", piece.text[piece.end :])
    return follower is None or follower.group(1) not in lists.tails


def _later(piece: _Piece, known: _Known, index: PersonIndex, document: Document, lists: Names) -> _Piece | None:
    """Return the person in a candidate that does not stand as a full name by itself, or None."""
    words = _plain(piece)
    if " ".join(piece.words) in known.full:
        return piece
    before, after = piece.text[: piece.start], piece.text[piece.end :]
    if _is_thing(before, after, words, lists):
        return None
    if len(words) > 1:
        return _tail(piece, known)
    if re.match(r"\s[A-Z][a-z]", after) and not _weekday(after) or len(words[0]) < 2:
        return None
    if words[0] in known.surnames or words[0] in known.titled or (_person_title(piece, lists) and not piece.headline):
        return piece
    if piece.headline or index.surname(words[0], document.published) == "" or re.match(r"\s\x00", after):
        return None
    return piece if _bare_surname(before, after, lists) else None


def _bare_surname(before: str, after: str, lists: Names) -> bool:
    """Tell whether a surname that only the tables know stands where a person would."""
    if _LOCATED.search(before) and not _POSSESSIVE.match(after):
        return bool(re.search(r"\b(?:to|for|from)\s$", before))
    return True


def _weekday(after: str) -> bool:
    return bool(re.match(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", after))


def _tail(piece: _Piece, known: _Known) -> _Piece | None:
    """Cut what stands before a known name ("Watching Orla Fenn", "Yesterday Fenn")."""
    for i in range(1, len(piece.words)):
        rest = " ".join(piece.words[i:])
        if rest in known.full or (i == len(piece.words) - 1 and i == 1 and (rest in known.surnames) and piece.start == 0):
            start = piece.text.rindex(piece.words[i], piece.start, piece.end)
            return replace(piece, start=start, words=piece.words[i:])
    return None


def _mention(piece: _Piece, known: _Known, index: PersonIndex, document: Document) -> Mention:
    name = unicodedata.normalize("NFC", re.sub(r"\s+", " ", piece.text[piece.start : piece.end]))
    key = index.key(name)
    if not key and len(_plain(piece)) == 1:
        full = [n for n in known.surnames.get(piece.words[-1], ()) if not n.rstrip(".").endswith((" Jr", " Sr", " III"))]
        keys = {index.key(n) for n in full}
        if len(keys) == 1:
            key = keys.pop()
        elif not full:
            key = index.surname(piece.words[-1], document.published)
    return Mention(piece.span, MentionKind.PERSON, name, key)
