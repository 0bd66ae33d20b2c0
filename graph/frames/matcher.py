"""The generic matcher: trigger verbs and nouns x constructions -> frames of cases, rulings and measures.

Takes the items of one sentence, the lexicon and the names of the document's judges; gives frames. For each trigger it
settles form and voice, decides how the clause is said, finds the grammatical partners, and fills the slots that the
trigger's row names, as far as the partner's kind fits the slot. Constructions: active ("X sued Y"), passive ("Y was
blocked by X"), reduced ("a suit filed by X"), participial ("an order blocking Y"), nominal with support verb ("X filed
a lawsuit against Y"), possessive ("X's ruling"), and complement ("ruled that Y is unlawful").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.frames import grammar
from graph.frames.fill import Filler
from graph.frames.lexicon import Form, Lexicon, Trigger
from graph.frames.phrases import Item
from graph.frames.status import BE, saying
from graph.model import Frame, FrameKind, MentionKind, Modality, Sentence, Slot

NOUN_BEFORE = frozenset("a an the this that 's his her its their latest recent earlier previous second first final same court".split())
PASSIVE_KINDS = frozenset({"past", "participle"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found at items `[start, end)`; `form` is the verb form, or "" for a noun."""

    start: int
    end: int
    trigger: Trigger
    form: str


def hits(items: Sequence[Item], lexicon: Lexicon) -> list[Hit]:
    """Return the triggers of a sentence outside quotations, the longest at each place, verbs and nouns alike."""
    found: list[Hit] = []
    i = 0
    while i < len(items):
        best: list[Hit] = []
        if (items[i].mention is None or items[i].of(MentionKind.GROUP) and items[i].lower in lexicon.nouns) and not items[i].quoted:
            best = [*_verb_hits(items, i, lexicon), *_noun_hits(items, i, lexicon)]
        if best:
            longest = max(h.end for h in best)
            chosen = [h for h in best if h.end == longest]
            found.extend(chosen)
        i += 1
    covered: list[Hit] = []
    for hit in found:
        if not any(o.start <= hit.start < o.end and o.start < hit.start and not o.form for o in covered):
            covered.append(hit)
    return covered


def _verb_hits(items: Sequence[Item], i: int, lexicon: Lexicon) -> Iterator[Hit]:
    noun = i > 0 and items[i].lower.endswith("ing") and (items[i - 1].lower in NOUN_BEFORE or items[i - 1].of(MentionKind.COURT))
    for form in lexicon.verbs.get(items[i].lower, ()):
        if noun and form.form == "gerund":
            continue
        end = _rest(items, i + 1, form)
        if end is not None:
            yield Hit(i, end, form.trigger, form.form)


def _rest(items: Sequence[Item], i: int, form: Form) -> int | None:
    """Match the words after a verb's first; give the index after them, or after the verb where "*" leaves a gap."""
    if not form.rest:
        return i
    if form.rest[0] != "*":
        for k, word in enumerate(form.rest):
            if i + k >= len(items) or items[i + k].lower != word:
                return None
        return i + len(form.rest)
    wanted = form.rest[1:]
    for start in range(i + 1, min(i + 8, len(items))):
        if all(start + k < len(items) and items[start + k].lower == w for k, w in enumerate(wanted)):
            return i
        if items[start].lower in grammar.BREAKS or items[start].lower == ",":
            return None
    return None


def _noun_hits(items: Sequence[Item], i: int, lexicon: Lexicon) -> Iterator[Hit]:
    for words, trigger in lexicon.nouns.get(items[i].lower, ()):
        if all(i + k < len(items) and (items[i + k].mention is None or items[i + k].of(MentionKind.GROUP)) and items[i + k].lower == w for k, w in enumerate(words)):
            yield Hit(i, i + len(words), trigger, "")


def match(sentence: Sentence, items: Sequence[Item], lexicon: Lexicon, filler: Filler) -> tuple[Frame, ...]:
    """Return the frames of one sentence, in the order of their triggers."""
    found = hits(items, lexicon)
    stops = frozenset(h.start for h in found if h.form)
    halts = frozenset(h.start for h in found)
    frames: list[Frame] = []
    for hit in found:
        made = _verb(sentence, items, hit, lexicon, filler, stops) if hit.form else _noun(sentence, items, hit, lexicon, filler, halts)
        if made is not None and not hit.form and _acted_on(items, hit, found):
            made = _acted(made)
        if made is not None:
            frames.append(made)
    return tuple(frames)


def _acted_on(items: Sequence[Item], hit: Hit, found: Sequence[Hit]) -> bool:
    """Tell whether a ruling noun is what another ruling acts on: "lifted parts of an injunction", "upheld the ruling"."""
    if hit.trigger.kind != "Ruling":
        return False
    for other in found:
        if other.form and other.trigger.judicial and other.trigger.object in ("matter",) and 0 < hit.start - other.end < 7 and not any(
            i.lower in grammar.BREAKS or i.lower in (",", "in", "by", "after", "with") for i in items[other.end : hit.start]
        ):
            return True
    return False


def _acted(frame: Frame) -> Frame | None:
    """Keep of a ruling that is acted on what tells whose it is; it is another ruling than the one acting."""
    if not any(s.name in ("issuedBy", "court") for s in frame.slots):
        return None
    return replace(frame, definite=True, other=True)


def _verb(
    sentence: Sentence, items: Sequence[Item], hit: Hit, lexicon: Lexicon, filler: Filler, stops: frozenset[int]
) -> Frame | None:
    trigger = hit.trigger
    said = saying(items, hit.start, hit.form, lexicon.status, trigger.kind != "Case")
    others = stops - {hit.start}
    passive = said.passive or _reduced(items, hit)
    if said.passive and hit.form == "base":
        passive = False
    subject = _subject(items, hit, filler, others, passive)
    slots = list(filler.verb_slots(items, hit.start, hit.end, trigger, subject, passive, said.refused, others))
    if trigger.judicial and not filler.judicial_frame(items, hit.start, hit.end, subject, passive, slots):
        return None
    if trigger.weak and (subject is None or items[subject].mention is None or _out_of_court(items, hit)):
        return None
    if trigger.complement and not said.refused:
        strong = not trigger.weak or _in_ruling(items, hit, lexicon)
        slots.extend(filler.complement(items, hit.end, trigger, strong) or filler.fronted(items, subject, trigger))
    if trigger.kind == "Measure" and subject is not None and filler.judicial(items[subject]):
        return None
    if not slots or not _enough(trigger, slots):
        return None
    if trigger.object == "defendant" and not any(s.name == "challenges" for s in slots):
        slots.extend(filler.attacked(items, hit.end, f"{trigger.id}/attacked"))
    said_in = trigger.complement and not any(s.name in ("outcome", "target") for s in slots)
    if said_in and not _in_ruling(items, hit, lexicon):
        return None
    date = grammar.date_near(items, hit.start, hit.end, others)
    if date is None and subject is not None and items[subject].lower in lexicon.ruling_words and items[subject].mention is None:
        date = grammar.date_beside(items, subject, subject + 1)
    if date is not None:
        slots.extend(filler.date(items, date, trigger.kind, f"{trigger.id}/date"))
    slots.extend(filler.scope(items, hit.start, trigger))
    frame = _frame(sentence, items, hit, slots, said.modality, _other(items, hit.start), said.source)
    return replace(frame, definite=frame.definite or said_in, new=_brings_in(items, subject, filler))


def _in_ruling(items: Sequence[Item], hit: Hit, lexicon: Lexicon) -> bool:
    """Tell whether a judge's words are said in a ruling: "wrote in her opinion", "said in the order", a written quotation."""
    words = [i.lower for i in items[hit.end : hit.end + 9]]
    opening = [i.lower for i in items[:6]]
    if "in" in words and lexicon.ruling_words & set(words) or opening[:1] == ["in"] and lexicon.ruling_words & set(opening):
        return True
    return items[hit.start].lower in ("wrote", "ruled", "concluded", "found", "held") and any(i.quoted for i in items)


def _out_of_court(items: Sequence[Item], hit: Hit) -> bool:
    """Tell whether a judge's words are said elsewhere than in court: "said in a statement", "told reporters"."""
    words = {i.lower for i in items[hit.end : hit.end + 6]}
    return "in" in words and bool(words & {"statement", "interview", "letter", "speech", "email", "conference", "hearing", "memoir", "book"})


def _brings_in(items: Sequence[Item], subject: int | None, filler: Filler) -> bool:
    """Tell whether the subject is a court or judge that the text brings in: "a federal judge", "two judges"."""
    if subject is None or not filler.judicial(items[subject]) or items[subject].of(MentionKind.PERSON):
        return False
    before = items[subject - 1] if subject else None
    return before is not None and before.lower in ("a", "an", "another", "one", "two", "three", "federal")


def _enough(trigger: Trigger, slots: Sequence[Slot]) -> bool:
    names = {s.name for s in slots}
    return all(need in names or (need == "target" and names & {"inCase", "against"}) for need in trigger.needs)


def _reduced(items: Sequence[Item], hit: Hit) -> bool:
    """Tell a reduced passive ("a suit filed by X", "an order signed Monday"): a participle right after its noun."""
    if hit.form not in PASSIVE_KINDS or hit.end >= len(items):
        return False
    after = items[hit.end]
    before = items[hit.start - 1] if hit.start else None
    if before is not None and before.lower in BE:
        return True
    follows_noun = before is not None and (before.mention is None and before.lower.isalpha() or before.of(MentionKind.MEASURE, MentionKind.DATE))
    if not follows_noun:
        return False
    if after.lower == "by":
        return True
    return before is not None and (before.of(MentionKind.MEASURE) or before.lower in ("lawsuit", "suit", "complaint", "ruling", "order", "injunction", "decision")) and (
        after.of(MentionKind.DATE) or after.lower in ("in", "on", "against", "last", "late", "earlier", "this", "under"))


def _subject(items: Sequence[Item], hit: Hit, filler: Filler, others: frozenset[int], passive: bool) -> int | None:
    inverted = hit.end < len(items) and items[hit.end].actor and hit.start > 0 and items[hit.start - 1].lower in (",", "\u201d", '"', "''")
    if inverted and hit.trigger.complement:
        return hit.end
    return grammar.subject(items, hit.start, filler.subject_test(passive), others)


def _noun(
    sentence: Sentence, items: Sequence[Item], hit: Hit, lexicon: Lexicon, filler: Filler, stops: frozenset[int]
) -> Frame | None:
    trigger = hit.trigger
    support = _support(items, hit, lexicon.support.get(trigger.id, frozenset()))
    modality, source = Modality.ASSERTED, None
    slots: list[Slot] = []
    if support is not None:
        said = saying(items, support, _form_of(items, support, lexicon), lexicon.status, trigger.kind != "Case")
        if said.refused:
            return None
        modality, source = said.modality, said.source
        if trigger.support_subject:
            after = support + 1
            agents = grammar.phrases(items, after, ("by",), frozenset(), 8) if said.passive or support > hit.start else []
            if support < hit.start and not said.passive:
                found = grammar.subject(items, support, filler.subject_test(False), stops - {support})
                if found is not None:
                    actors = [found] if trigger.support_subject == "judge" else filler.actors(items, found)
                    slots.extend(filler.fill(trigger.support_subject, actors, items, f"{trigger.id}/support"))
            accept = filler.judicial if trigger.support_subject == "judge" else filler.party
            for _, at in agents:
                slots.extend(filler.fill(trigger.support_subject, grammar.objects(items, at, accept), items, f"{trigger.id}/support-by"))
    elif trigger.support_only:
        return None
    elif trigger.support_subject == "plaintiff" and _says_in(items, hit):
        found = grammar.subject(items, _says_in(items, hit), filler.subject_test(False), frozenset())
        if found is not None:
            slots.extend(filler.fill("plaintiff", filler.actors(items, found), items, f"{trigger.id}/said-in"))
    elif _unreal_before(items, hit.start, lexicon):
        return None
    if trigger.named:
        slots.extend(filler.fill(trigger.named, grammar.objects(items, hit.end, filler.party, 2), items, f"{trigger.id}/named"))
    slots.extend(filler.noun_slots(items, hit.start, hit.end, trigger, stops))
    if trigger.content and any(s.name in ("issuedBy", "court") for s in slots):
        that = next((k for k in range(hit.end, min(hit.end + 12, len(items))) if items[k].lower == "that" or k in stops and k != hit.start), None)
        if that is not None and items[that].lower == "that" and that + 1 < len(items) and items[that + 1].lower not in lexicon.verbs:
            slots.extend(filler.complement(items, that, trigger, True))
    if trigger.kind == "Case":
        slots = filler.with_members(items, hit.end, slots)
        if slots and not any(s.name == "challenges" for s in slots):
            slots.extend(filler.attacked(items, hit.end, f"{trigger.id}/attacked"))
    if trigger.kind == "Ruling" and not any(s.name in ("issuedBy", "court", "target") for s in slots) and not trigger.type:
        return None
    if not slots:
        return None
    if support is not None:
        verb = min(support, hit.start)
        date = grammar.date_near(items, verb, max(support + 1, hit.end) if support < hit.start else support + 1, frozenset(stops - {support}))
    else:
        date = grammar.date_beside(items, hit.start, hit.end)
    if date is not None:
        slots.extend(filler.date(items, date, trigger.kind, f"{trigger.id}/date"))
    slots.extend(filler.scope(items, hit.start, trigger))
    return _frame(sentence, items, hit, slots, modality, _other(items, hit.start), source)


def _says_in(items: Sequence[Item], hit: Hit) -> int:
    """Return the index of the verb in "X said in a lawsuit", or 0."""
    for i in range(hit.start - 1, max(hit.start - 5, 0), -1):
        if items[i].lower == "in" and items[i - 1].lower in ("said", "say", "says", "alleged", "allege", "alleges", "argued", "argue", "argues", "claimed", "claim"):
            return i - 1
    return 0


def _support(items: Sequence[Item], hit: Hit, forms: frozenset[str]) -> int | None:
    """Return the index of the support verb of a noun: "filed a ... lawsuit", "the lawsuit, filed Monday by"."""
    for i in range(hit.start - 1, max(hit.start - 7, -1), -1):
        if items[i].lower in forms and items[i].mention is None:
            return i
        if items[i].lower in grammar.BREAKS or items[i].lower in (",", "that", "which", "who"):
            break
    for i in range(hit.end, min(hit.end + 6, len(items))):
        if items[i].lower in forms and items[i].mention is None and not items[i].lower.endswith("ing"):
            return i
        if not (items[i].lower in (",", "which", "that", "has", "had", "announced", "filed") or items[i].lower.endswith("ly") or items[i].lower in BE or items[i].of(MentionKind.DATE)):
            break
    return None


def _form_of(items: Sequence[Item], i: int, lexicon: Lexicon) -> str:
    word = items[i].lower
    if word.endswith("ing"):
        return "gerund"
    forms = {f.form for f in lexicon.verbs.get(word, ())}
    if word.endswith("ed") or word in ("brought", "won", "lost", "led"):
        return "past"
    return "base" if not word.endswith("s") else (forms and sorted(forms)[0]) or "third"


def _unreal_before(items: Sequence[Item], i: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun is only wished for: "asked for an injunction", "seeking a court order"."""
    for j in range(i - 1, max(i - 8, -1), -1):
        word = items[j].lower
        if word in lexicon.status.unreal or word in ("if", "for", "without", "whether") and j == i - 2:
            return True
        if word in (",", ";") or items[j].mention is not None:
            return False
    return False


def _other(items: Sequence[Item], i: int) -> bool:
    """Tell whether the clause says that it speaks of a different one: "another judge", "a separate suit"."""
    return any(items[j].lower in ("another", "separate", "separately", "similar", "different", "previously", "earlier") for j in range(max(i - 7, 0), min(i + 2, len(items))))


def _frame(
    sentence: Sentence, items: Sequence[Item], hit: Hit, slots: Sequence[Slot], modality: Modality, other: bool, source: object
) -> Frame:
    kept = tuple(replace(s, modality=modality if s.modality is Modality.ASSERTED else s.modality, evidence=sentence.span, source=source) for s in slots)  # type: ignore[arg-type]
    definite = not hit.form and hit.start > 0 and items[hit.start - 1].lower in ("the", "that", "this", "'s", "his", "her", "its", "their")
    return Frame(FrameKind(hit.trigger.kind), items[hit.start].span, sentence.index, kept, f"{hit.trigger.id}", modality, definite, other)
