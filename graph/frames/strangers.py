"""Names that nothing but their place tells: capitalised words where a party to a suit must stand.

Takes the items of a sentence, gives them with such words made one item each: "a lawsuit filed by Danner Quill",
"PolyU sued", "suing Harlan Bank and Capital Grid". Somebody of an age or a calling is a person, everybody else an
organization.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.frames.lexicon import Lexicon
from graph.frames.phrases import Item
from graph.frames.words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVES
from graph.model import Mention, MentionKind, Span

K = MentionKind
NAME = re.compile(r"^(?:[A-Z][a-z\u00c0-\u024f]+[\w'\u2019-]*|[A-Z]\.|[A-Z]{2,5})$")
NO_NAME = frozenset(
    "the he she it they we i you a an mr mrs ms mx dr but and in on at for as his her its their this that these those "
    "who what when while after if one two three both many some most all plaintiffs plaintiff lawyers attorneys "
    "democrats republicans democratic republican american americans judge justice court state federal u.s. us no yes "
    "new former christian muslim catholic jewish african native monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december act title "
    "president vice congress".split()
)
BRINGING = frozenset("filed brought lodged launched".split())
SUING = frozenset("sued suing sues sue".split())
ROLES = frozenset("plaintiff plaintiffs defendant defendants".split())
LISTING = frozenset("names named targets include includes included including are were".split())
CALLINGS = frozenset(
    "owner resident student teacher baker farmer pastor veteran activist doctor nurse officer inmate prisoner "
    "immigrant photographer florist woman man mother father journalist professor businessman employee worker".split()
)
FUNCTION_WORDS = PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | RELATIVES
CAMPAIGNING = frozenset("re - election reelection presidential 2016 2020 2024".split())
PARTIES = (K.PERSON, K.BODY, K.PLACE)


def with_strangers(items: Sequence[Item], lexicon: Lexicon, text: str) -> tuple[Item, ...]:
    """Return the items with each unknown name in the place of a party as one item."""
    words = {i.lower for i in items if i.mention is None or i.of(K.GROUP)}
    if words.isdisjoint(SUING | ROLES) and words.isdisjoint(lexicon.case_words):
        return tuple(items)
    items = _with_campaigns(items, text)
    made: list[Item] = []
    i = 0
    while i < len(items):
        j = _end(items, i)
        if j > i and _placed(made, items[j:], lexicon):
            span = items[i].span.to(items[j - 1].span)
            mention = _mention(span, made, items[j:], text)
            made.append(Item(span, span.of(text), mention.name.lower(), mention))
        else:
            j = max(j, i + 1)
            made.extend(items[i:j])
        i = j
    return tuple(made)


def _with_campaigns(items: Sequence[Item], text: str) -> Sequence[Item]:
    """Return the items with somebody's campaign as one item: "Roe's re-election campaign"."""
    at = [k for k, item in enumerate(items) if item.lower == "campaign" and item.mention is None]
    for k in reversed(at):
        start = next((j for j in range(k - 1, max(k - 6, -1), -1) if items[j].mention is not None), -1)
        between = [item.lower for item in items[start + 1 : k]]
        if start < 0 or not items[start].of(K.PERSON) or between[:1] != ["'s"] or set(between[1:]) - CAMPAIGNING:
            continue
        span, person = items[start].span.to(items[k].span), items[start].mention
        name = f"{person.name.split()[-1]} campaign" if person is not None else ""
        body = Mention(span, K.BODY, name, "", "Organization")
        items = (*items[:start], Item(span, span.of(text), name.lower(), body), *items[k + 1 :])
    return items


def _end(items: Sequence[Item], i: int) -> int:
    """Return the index after the unknown name at `i`, or `i`; words that a known name touches are a part of it."""
    j = i
    while j < len(items) and j - i < 5 and _namelike(items[j]):
        j += 1
    if j == i:
        return i
    touching = i > 0 and items[i - 1].actor or j < len(items) and items[j].actor
    opening = i == 0 and j - i < 2
    return i if touching or opening or _describes(items, j) or i > 0 and items[i - 1].lower in ("&", "/") else j


def _describes(items: Sequence[Item], j: int) -> bool:
    """Tell whether the name before `j` only describes a noun: "a Dunmore restaurant"."""
    word = items[j].lower if j < len(items) and items[j].mention is None and items[j].text.islower() else ""
    verb = word in SUING or word in BRINGING or word.endswith(("ly", "ed", "s"))
    return word.isalpha() and not verb and word not in FUNCTION_WORDS


def _namelike(item: Item) -> bool:
    plain = item.mention is None and not item.quoted and item.lower not in NO_NAME
    return plain and NAME.match(item.text) is not None


def _placed(before: Sequence[Item], after: Sequence[Item], lexicon: Lexicon) -> bool:
    """Tell whether a party must stand between the items."""
    return _sues(after, lexicon) or _governed(before, lexicon)


def _sues(after: Sequence[Item], lexicon: Lexicon) -> bool:
    """Tell whether a verb of suing follows: "sued", "is suing", "filed a lawsuit", "brought against"."""
    words = [i.lower if i.mention is None else "" for i in after[:8]]
    if words[:1] and words[0] in ("is", "are", "has", "have", "had"):
        words = words[1:]
    if words[:1] == ["named"] and words[1:2] == ["in"]:
        return bool(lexicon.case_words & set(words[1:6]))
    if not words or not (words[0] in SUING or words[0] in BRINGING):
        return False
    return words[0] in SUING or bool(lexicon.case_words & set(words[1:6])) or words[1:2] == ["against"]


def _governed(before: Sequence[Item], lexicon: Lexicon) -> bool:
    """Tell whether words before govern a party: "sued", "filed by", "lawsuit against", "the plaintiffs,", a list."""
    words = [i.lower if (i.mention is None or i.of(K.GROUP)) and i.text == i.lower else "" for i in before[-12:]]
    while words and words[-1] in DETERMINERS:
        words.pop()
    if not words:
        return False
    last, near = words[-1], set(words)
    if last in SUING or last in ROLES or words[-2:] == ["plaintiffs", ","]:
        return True
    if last in LISTING:
        return bool(near & (SUING | ROLES | lexicon.case_words))
    if last == "by":
        verb = next((w for w in reversed(words[:-1]) if w and w != "on" and not w.endswith("ly")), "")
        return verb == "sued" or verb in BRINGING and bool(near & lexicon.case_words)
    if last in ("against", "of"):
        return bool(near & lexicon.case_words) and (last == "against" or words[-2:-1] == ["behalf"])
    if last in ("and", ",") and len(before) > 2:
        return before[-2].of(*PARTIES) and _governed(before[:-2], lexicon)
    if last in CALLINGS and len(before) > 1 and before[-2].mention is None and before[-2].text.islower():
        return _governed(before[:-1], lexicon) or _governed(before[:-2], lexicon)
    return last in CALLINGS and _governed(before[:-1], lexicon)


def _mention(span: Span, before: Sequence[Item], after: Sequence[Item], text: str) -> Mention:
    name = re.sub(r"\s+", " ", span.of(text))
    aged = len(after) > 2 and after[0].lower == "," and after[1].text.isdigit() and after[2].lower == ","
    called = bool(before) and before[-1].mention is None and before[-1].lower in CALLINGS
    if " " in name and (aged or called):
        return Mention(span, K.PERSON, name)
    return Mention(span, K.BODY, name, "", "Organization")
