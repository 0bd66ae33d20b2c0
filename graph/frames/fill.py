"""Which partner fills which slot, and with what value.

Takes indices of items from the grammar and the roles of a trigger's row, gives slots. Here stand the rules of kind:
who can be a party, who can decide, what can be ruled on; what a noun phrase without a mention becomes; and what a
complement clause says of the measure in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.frames import grammar
from graph.frames.lexicon import Lexicon, Trigger
from graph.frames.phrases import Item
from graph.model import Concept, Literal, Mention, MentionKind, Slot, Span

K = MentionKind
PARTIES = frozenset({K.PERSON, K.BODY, K.PLACE, K.GROUP})
DATES = {"Case": "filedOn", "Ruling": "decidedOn", "Measure": "issuedOn"}
JUDGE = re.compile(r"\b(?:judge|justice|magistrate|chief justice)s?\b", re.IGNORECASE)
SCOPES = (("nationwide", "nationwide"), ("nation-wide", "nationwide"), ("national injunction", "nationwide"), ("across the country", "nationwide"),
          ("universal injunction", "nationwide"), ("statewide", "statewide"))


class Filler:
    """Fills slots for one document: knows its lexicon, its judges and the address of its text."""

    def __init__(self, lexicon: Lexicon, judges: frozenset[str], text: str) -> None:
        """Keep the lexicon, the last names of the document's judges, and the text."""
        self._lexicon = lexicon
        self._judges = judges
        self._text = text

    # --- tests on items ---------------------------------------------------------------------------------------

    def judicial(self, item: Item) -> bool:
        """Tell whether the item decides cases: a court, a judge by title, a named judge of the document."""
        if item.mention is None:
            return item.lower in ("judges", "justices", "jurors")
        if item.mention.kind is K.COURT:
            return True
        if item.mention.kind is K.OFFICE:
            return bool(JUDGE.search(item.mention.name))
        if item.mention.kind is K.PERSON:
            words = item.mention.name.split()
            return bool(item.title and JUDGE.search(item.title.name)) or (words[-1] if len(words) == 1 else item.mention.name) in self._judges
        return False

    def party(self, item: Item) -> bool:
        """Tell whether the item can be a party to a case."""
        return item.mention is not None and not (item.mention.kind is K.PERSON and self.judicial(item)) and (item.mention.kind in PARTIES or (item.mention.kind is K.OFFICE and not JUDGE.search(item.mention.name)
            and not item.mention.definite))

    def subject_test(self, passive: bool) -> grammar.Test:
        """Return the test for subjects: actors, pronouns, court words and, in the passive, measures."""
        lexicon = self._lexicon

        def accept(item: Item) -> bool:
            if item.quoted:
                return False
            if item.actor or item.lower in grammar.PRONOUNS and item.mention is None:
                return True
            if item.mention is None and item.lower in lexicon.ruling_words | lexicon.case_words | lexicon.judicial_words | lexicon.requests:
                return True
            return item.of(K.MEASURE)

        return accept

    def judicial_frame(
        self, items: Sequence[Item], start: int, end: int, subject: int | None, passive: bool, slots: Sequence[Slot]
    ) -> bool:
        """Tell whether a ruling verb has a court behind it: its subject, its agent, or a decision as subject."""
        if any(s.name in ("issuedBy", "court") for s in slots):
            return True
        if passive:
            return any(i.lower in self._lexicon.judicial_words and i.mention is None or i.of(K.COURT) for i in items[max(0, start - 12) : end + 14])
        if subject is None:
            return False
        item = items[subject]
        return self.judicial(item) or item.mention is None and item.lower in self._lexicon.ruling_words | self._lexicon.judicial_words

    # --- slots ------------------------------------------------------------------------------------------------

    def fill(self, slot: str, found: Iterable[int], items: Sequence[Item], rule: str) -> Iterator[Slot]:
        """Yield slots for the items, as far as their kind fits the slot."""
        for i in found:
            yield from self._one(slot, items, i, rule)

    def _one(self, slot: str, items: Sequence[Item], i: int, rule: str) -> Iterator[Slot]:
        item = items[i]
        mention = item.mention
        if slot == "judge":
            yield from self._judge(items, i, rule)
        elif mention is None:
            return
        elif slot in ("plaintiff", "defendant", "inFavorOf", "against"):
            if self.party(item):
                yield Slot(slot, mention, item.span, rule)
        elif slot == "challenger":
            if self.party(item) and mention.kind is not K.PERSON:
                yield Slot("plaintiff", mention, item.span, rule)
        elif slot == "filedIn":
            if mention.kind is K.COURT:
                yield Slot(slot, mention, item.span, rule)
        elif slot == "issuer":
            if mention.kind in PARTIES and mention.kind is not K.GROUP:
                yield Slot(slot, mention, item.span, rule)
        elif slot in ("challenges", "matter"):
            if mention.kind is K.MEASURE:
                yield Slot("target" if slot == "matter" else slot, mention, item.span, rule)
        elif slot == "addressee" and mention.kind in PARTIES:
            yield Slot(slot, mention, item.span, rule)

    def _judge(self, items: Sequence[Item], i: int, rule: str) -> Iterator[Slot]:
        """Fill issuedBy and court from a judge or court, and from the seat named beside it."""
        item = items[i]
        if item.mention is None:
            if item.lower in ("he", "she"):
                yield Slot("issuedBy", Mention(item.span, K.OFFICE, item.lower, definite=True), item.span, rule)
            return
        if not self.judicial(item):
            return
        if item.mention.kind is K.COURT:
            yield Slot("court", item.mention, item.span, rule)
            return
        yield Slot("issuedBy", item.mention, item.span, rule)
        if item.mention.kind is K.OFFICE:
            named = self._apposed(items, i)
            if named is not None and named.mention is not None:
                yield Slot("issuedBy", named.mention, named.span, rule)
        j = i + 1
        if j < len(items) and items[j].lower == ",":
            j += 1
            while j < len(items) and j - i < 5 and (items[j].lower in ("a", "the", "chief", "senior") or items[j].of(K.OFFICE) and self.judicial(items[j])):
                j += 1
        k = j + 1 if j < len(items) and items[j].lower in ("in", "for", "of", "on", "from", "at") else -1
        while 0 < k < len(items) and items[k].lower in ("the", "us", "u.s."):
            k += 1
        if 0 < k < len(items):
            seat = items[k].mention
            if seat is not None and seat.kind is K.COURT:
                yield Slot("court", seat, item.span.to(items[k].span), rule)
            elif seat is not None and seat.kind is K.PLACE and items[j].lower in ("in", "for", "of", "from"):
                yield Slot("court", replace(seat, kind=K.COURT, name=f"federal court in {seat.name}", key="", kind_class="Court"), item.span.to(items[k].span), rule)
        if i > 2 and items[i - 1].lower == "," and items[i - 2].of(K.PLACE) and items[i - 3].lower == "in" and (i == 3 or items[i - 4].lower in (",", "and", "but", "day")):
            seat = items[i - 2].mention
            if seat is not None:
                yield Slot("court", replace(seat, kind=K.COURT, name=f"federal court in {seat.name}", key="", kind_class="Court"), item.span, rule)
        before = items[i - 1].mention if i else None
        if before is not None and before.kind in (K.COURT, K.PLACE) and (item.title is not None or item.mention.kind is K.OFFICE) and item.span.start - before.span.end < 3:
            if before.kind is K.COURT:
                yield Slot("court", before, item.span, rule)
            elif before.kind_class in ("State", "City") and not (i > 1 and items[i - 2].lower in grammar.PREPOSITIONS):
                yield Slot("court", replace(before, kind=K.COURT, name=f"federal court in {before.name}", key="", kind_class="Court"), item.span, rule)

    def _apposed(self, items: Sequence[Item], i: int) -> Item | None:
        """Return the judge named in the apposition after a description: "a federal judge in X, Jane Roe, ordered"."""
        opened = False
        for item in items[i + 1 : i + 12]:
            if item.lower == ",":
                if opened:
                    return None
                opened = True
            elif opened and item.of(K.PERSON) and self.judicial(item):
                return item
            elif not opened and not (item.lower in grammar.PREPOSITIONS or item.of(K.PLACE, K.COURT) or item.lower == "the"):
                return None
        return None

    def verb_slots(
        self, items: Sequence[Item], start: int, end: int, trigger: Trigger, subject: int | None, passive: bool, refused: bool, stops: frozenset[int]
    ) -> Iterator[Slot]:
        """Yield the slots of a verb trigger from its subject, object and prepositional phrases."""
        rule = f"{trigger.id}/{'passive' if passive else 'active'}"
        if passive:
            for _, at in grammar.phrases(items, end, ("by",), stops - {start}, 10)[:1]:
                yield from self._agents(items, at, trigger, rule)
            if subject is not None:
                yield from self.object_slots(items, [subject], trigger, rule, (subject, subject + 1), refused)
        else:
            if subject is not None:
                role = trigger.subject
                found = self.actors(items, subject) if role in ("plaintiff", "issuer", "challenger") else [subject]
                yield from self.fill(role, found, items, rule)
            found = self._object(items, end, trigger, stops)
            yield from self.object_slots(items, found, trigger, rule, (end, (found[-1] + 1) if found else min(end + 12, len(items))), refused)
        for preposition, at in grammar.phrases(items, end, tuple(p for p, _ in trigger.prepositions), stops - {start}):
            slot = dict(trigger.prepositions)[preposition]
            yield from self.fill(slot, grammar.objects(items, at, self._test(slot), 8), items, f"{trigger.id}/{preposition}")

    def actors(self, items: Sequence[Item], i: int) -> list[int]:
        """Return the party at `i`, those coordinated with it, and for a collective its named members instead."""
        return grammar.members(items, i, self.party) or self._represented(items, i) or grammar.listed_left(items, i, self.party)

    def _represented(self, items: Sequence[Item], i: int) -> list[int]:
        """Return the states for which their attorneys general act: "the attorneys general of Ohio and Utah"."""
        if not (items[i].of(K.GROUP) and "attorneys" in items[i].lower):
            return []
        j = next((k for k in range(i + 1, min(i + 4, len(items))) if items[k].lower in ("of", "for", "from")), None)
        return grammar.objects(items, j + 1, lambda x: x.of(K.PLACE), 3) if j is not None else []

    def attacked(self, items: Sequence[Item], start: int, rule: str) -> Iterator[Slot]:
        """Read what a suit is against from "to block ...", "challenging ...", "over ..." in its clause."""
        for i in range(start, min(start + 22, len(items))):
            if items[i].lower in grammar.BREAKS or items[i].quoted or items[i].lower in ("after", "which", "who", "alleging", "arguing", "saying", "claiming"):
                return
            opens = items[i].lower in self._lexicon.attacking and (items[i].lower.endswith("ing") or items[i - 1].lower == "to")
            if items[i].mention is not None or not (opens or items[i].lower == "over"):
                continue
            found = grammar.objects(items, i + 1, lambda x: x.of(K.MEASURE), 7)
            if found:
                yield from self.fill("challenges", found, items, rule)
                return
            described = self._described(items, i + 1)
            if described is not None:
                yield Slot("challenges", described, described.span, rule)
                return

    def with_members(self, items: Sequence[Item], start: int, slots: Sequence[Slot]) -> list[Slot]:
        """Put the named members in place of a collective: "cities that joined the suit included A, B and C"."""
        if not any(s.name == "plaintiff" and isinstance(s.value, Mention) and s.value.kind is K.GROUP for s in slots):
            return list(slots)
        verb = next((k for k in range(start, min(start + 4, len(items))) if items[k].lower in ("include", "includes", "included", "are", "were")), None)
        found = grammar.objects(items, verb + 1, self.party, 3) if verb is not None else []
        if not found:
            return list(slots)
        kept = [s for s in slots if not (s.name == "plaintiff" and isinstance(s.value, Mention) and s.value.kind is K.GROUP)]
        return [*kept, *self.fill("plaintiff", found, items, "lawsuit/members")]

    def _agents(self, items: Sequence[Item], at: int, trigger: Trigger, rule: str) -> Iterator[Slot]:
        role = trigger.subject
        accept = self.judicial if role == "judge" else self.party
        yield from self.fill(role, grammar.objects(items, at, accept, 8), items, f"{rule}-by")

    def _test(self, slot: str) -> grammar.Test:
        if slot in ("challenges", "matter", "self"):
            return lambda item: item.of(K.MEASURE)
        if slot == "filedIn":
            return lambda item: item.of(K.COURT)
        if slot == "judge":
            return self.judicial
        return self.party

    def _object(self, items: Sequence[Item], end: int, trigger: Trigger, stops: frozenset[int]) -> list[int]:
        slot = trigger.object
        if slot in ("plaintiff", "defendant", "inFavorOf", "against", "bound"):
            return grammar.objects(items, end, self.party, 7, infinitive=False)
        if slot in ("matter", "challenges", "self", "case", "request"):
            words = self._lexicon.ruling_words | self._lexicon.case_words | self._lexicon.requests

            def accept(item: Item) -> bool:
                return item.of(K.MEASURE) or item.mention is None and item.lower in words

            return grammar.objects(items, end, accept, 7 if slot == "self" else 14)
        return []

    def object_slots(
        self, items: Sequence[Item], found: Sequence[int], trigger: Trigger, rule: str, bounds: tuple[int, int], refused: bool
    ) -> Iterator[Slot]:
        """Yield what the object of a trigger tells: the target, and the outcome and type of a ruling on it."""
        slot = trigger.object
        if trigger.kind != "Ruling":
            if slot == "self":
                yield from (Slot("self", items[i].mention, items[i].span, rule) for i in found if items[i].of(K.MEASURE))  # type: ignore[arg-type]
            else:
                yield from self.fill(slot, found, items, rule)
            return
        if slot in ("inFavorOf", "against"):
            yield from self.fill(slot, found, items, rule)
            if trigger.type:
                yield Slot("rulingType", Concept("rulingType", trigger.type), items[bounds[0] - 1].span, rule)
            return
        if slot == "bound":
            yield from (Slot("target", items[i].mention, items[i].span, rule) for i in found if items[i].of(K.BODY, K.PERSON, K.PLACE))  # type: ignore[arg-type]
            after = [i.lower for i in items[found[-1] + 1 : found[-1] + 4]] if found else []
            if "not" in after[:2] or after[:1] == ["to"] and self._lexicon.stopping & set(after[1:3]):
                yield Slot("outcome", Concept("outcome", "blocked"), items[found[-1]].span, rule)
            return
        if trigger.creates or trigger.complement:
            return
        yield from self._matter(items, found, trigger, rule, bounds, refused)

    def _matter(
        self, items: Sequence[Item], found: Sequence[int], trigger: Trigger, rule: str, bounds: tuple[int, int], refused: bool
    ) -> Iterator[Slot]:
        first = items[found[0]] if found else None
        word = first.lower if first is not None and first.mention is None else ""
        span = items[min(bounds[0], len(items) - 1)].span
        outcome, kind = trigger.outcome, trigger.type
        if word in self._lexicon.ruling_words and trigger.object != "request":
            outcome = {"none": ""}.get(trigger.of_ruling, trigger.of_ruling or outcome)
            kind = trigger.type_of_ruling or kind
            yield Slot("inCase", Literal(word), first.span, rule)  # type: ignore[union-attr]
            after = grammar.phrases(items, found[0] + 1, ("against", "on", "blocking", "barring", "of", "striking", "upholding"), frozenset(), 5)
            for _, at in after[:1]:
                yield from (Slot("target", items[k].mention, items[k].span, rule) for k in grammar.objects(items, at, lambda x: x.of(K.MEASURE), 8))  # type: ignore[arg-type]
        elif word in self._lexicon.case_words and trigger.object in ("matter", "case"):
            outcome = trigger.of_case or outcome
            kind = kind or ("dismissal" if trigger.of_case == "dismissed" else "")
            yield Slot("inCase", Literal(word), first.span, rule)  # type: ignore[union-attr]
        elif first is not None and first.of(K.MEASURE) and trigger.object != "request":
            yield from (Slot("target", items[i].mention, items[i].span, rule) for i in found)  # type: ignore[arg-type]
        elif trigger.object == "request":
            if not word and first is None:
                return
            kind = self._request_type(items, found[0])
            if first is not None and first.of(K.MEASURE):
                yield Slot("target", first.mention, first.span, rule)  # type: ignore[arg-type]
        elif trigger.object == "matter":
            parties = grammar.objects(items, bounds[0], self.party, 4, infinitive=False)
            start = bounds[0]
            if parties and trigger.outcome == "blocked":
                yield from self.fill("against", parties, items, rule)
                start = next((k + 1 for k in range(parties[-1], min(parties[-1] + 3, len(items))) if items[k].lower == "from"), len(items))
            described = self._described(items, start)
            if described is None and not parties:
                return
            if described is not None:
                yield Slot("target", described, described.span, rule)
        else:
            return
        if trigger.partial and found and any(items[j].lower in self._lexicon.partial for j in range(bounds[0] - 2 if bounds[0] > 1 else 0, found[0])):
            outcome = trigger.partial
        if refused:
            outcome = trigger.refused
            kind = ""
        if outcome:
            yield Slot("outcome", Concept("outcome", outcome), span, rule)
        if kind:
            yield Slot("rulingType", Concept("rulingType", kind), span, rule)

    def _request_type(self, items: Sequence[Item], i: int) -> str:
        words = " ".join(item.lower for item in items[max(0, i - 3) : i + 8])
        for kind, cues in self._lexicon.request_types:
            if any(cue in words for cue in cues):
                return kind
        return ""

    def _described(self, items: Sequence[Item], start: int) -> Mention | None:
        """Make a measure of an open noun phrase: "the collection of phone records", up to eight words."""
        i = start
        while i < len(items) and (items[i].lower in grammar.DETERMINERS or items[i].lower.endswith("ly") and items[i].mention is None):
            i += 1
        j = i
        while j < len(items) and j - i < 7:
            item = items[j]
            if item.mention is not None and item.mention.kind not in (K.PLACE, K.GROUP) or item.quoted:
                break
            if item.mention is None and (not re.match(r"^[\w'-]+$", item.text) or item.lower in grammar.RELATIVES or item.lower in END_OF_PHRASE or item.lower in grammar.AUXILIARIES and item.lower != "'s"):
                break
            j += 1
        while j > i and (items[j - 1].lower in grammar.PREPOSITIONS or items[j - 1].lower in grammar.DETERMINERS or items[j - 1].lower in ("'s", "and")):
            j -= 1
        alone = j - i == 1 and i > start and items[i].mention is None and len(items[i].lower) > 5
        if not alone and (j - i < 2 or items[i].mention is not None and j - i < 3):
            return None
        span: Span = items[i].span.to(items[j - 1].span)
        name = re.sub(r"\s+", " ", span.of(self._text))
        return Mention(span, K.MEASURE, name, "", "Measure", "")

    def complement(self, items: Sequence[Item], start: int, trigger: Trigger, strong: bool) -> tuple[Slot, ...]:
        """Read "that <measure> is unconstitutional" after the verb: target, outcome and the provision violated."""
        end = start
        while end < len(items) and end - start < 45 and items[end].lower not in CLAUSE_ENDS:
            end += 1
        return tuple(self._content(items, start, end, trigger, strong))

    def fronted(self, items: Sequence[Item], subject: int | None, trigger: Trigger) -> tuple[Slot, ...]:
        """Read the content before the verb: "The ban is unlawful, a federal judge ruled on Tuesday"."""
        if subject is None:
            return ()
        comma = next((k for k in range(subject, max(subject - 4, 0), -1) if items[k].lower == ","), None)
        return tuple(self._content(items, 0, comma, trigger, not trigger.weak)) if comma is not None and comma > 3 else ()

    def _content(self, items: Sequence[Item], start: int, end: int, trigger: Trigger, strong: bool) -> Iterator[Slot]:
        part = items[start:end]
        words = " ".join(i.lower for i in part)
        rule = f"{trigger.id}/complement"
        said = ALLEGING.search(words)
        kinds = self._lexicon.complements
        if said is not None:
            proceeds = any(cue in words[said.end() :] for cue in ("can proceed", "may proceed", "can go forward", "can move forward", "can continue"))
            kinds, words = (tuple(k for k in kinds if k[0] == "allowed"), words[said.end() :]) if proceeds else (kinds, words[: said.start()])
        for outcome, cues in kinds:
            cue = next((c for c in cues if self._predicated(c, words)), None)
            if cue is not None:
                if not strong and outcome != "unlawful":
                    return
                yield Slot("outcome", Concept("outcome", outcome), part[0].span, rule)
                break
        else:
            return
        measure = next((i for i in part if i.of(K.MEASURE) and not i.quoted), None)
        if measure is not None and measure.mention is not None:
            yield Slot("target", measure.mention, measure.span, rule)
        elif strong:
            yield from self._complement_subject(items[:end], start, outcome, rule)
        if outcome == "unlawful" and strong:
            yield from (Slot("findsViolationOf", i.mention, i.span, rule) for i in part if i.of(K.PROVISION) and i.mention is not None)

    @staticmethod
    def _predicated(cue: str, words: str) -> bool:
        """Tell whether the cue is said of the subject, and not an adjective before another noun ("illegal drug users")."""
        found = re.search(rf"(?<![\w]){re.escape(cue)}(?![\w])(?: (\S+))?", words)
        return found is not None and not (cue in ATTRIBUTIVE and found[1] is not None and found[1].isalpha() and found[1] not in AFTER_PREDICATE)

    def _complement_subject(self, items: Sequence[Item], start: int, outcome: str, rule: str) -> Iterator[Slot]:
        """Read the subject of a complement that names no measure: a party that overstepped, or a described practice."""
        that = next((k for k in range(start, min(start + 6, len(items))) if items[k].lower in ("that", "whether")), start - 1)
        first = that + 1
        while first < len(items) and (items[first].lower in grammar.DETERMINERS or items[first].of(K.DATE)):
            first += 1
        if first >= len(items) or items[first].mention is None and (items[first].lower in self._lexicon.verbs or items[first].lower in VERBS):
            return
        owner = first + 1 < len(items) and items[first + 1].lower == "'s"
        if items[first].of(K.BODY, K.PLACE, K.PERSON) and not owner:
            if outcome in ("unlawful", "blocked") and items[first].mention is not None:
                yield Slot("against", items[first].mention, items[first].span, rule)
            return
        described = self._described(items, first + 2 if owner else first)
        if described is not None:
            yield Slot("target", described, described.span, rule)

    def noun_slots(
        self, items: Sequence[Item], start: int, end: int, trigger: Trigger, stops: frozenset[int]
    ) -> Iterator[Slot]:
        """Yield the slots of a noun trigger: its possessor, its prepositional phrases, its own type and outcome."""
        rule = f"{trigger.id}/noun"
        if trigger.possessor and start > 0:
            owner = start - 1
            while owner > 0 and items[owner].mention is None and items[owner].lower not in ("'s",) and start - owner < 4 and items[owner].lower.isalpha():
                owner -= 1
            if items[owner].lower == "'s" and owner > 0:
                yield from self.fill(trigger.possessor, [owner - 1], items, f"{trigger.id}/possessor")
            elif start > 0 and items[start - 1].of(K.COURT) and trigger.possessor == "judge":
                yield from self.fill(trigger.possessor, [start - 1], items, f"{trigger.id}/possessor")
            elif start > 0 and items[start - 1].of(K.BODY, K.PLACE) and trigger.possessor == "plaintiff":
                yield from self.fill(trigger.possessor, [start - 1], items, f"{trigger.id}/possessor")
        halts = stops - {end, start} | {k for k in range(end, min(end + 14, len(items))) if items[k].lower in grammar.AUXILIARIES or items[k].mention is None and items[k].lower.endswith(("ed", "ing")) and k > end and len(items[k].lower) > 4}
        for preposition, at in grammar.phrases(items, end, tuple(p for p, _ in trigger.prepositions), halts, 14):
            slot = dict(trigger.prepositions)[preposition]
            yield from self.fill(slot, grammar.objects(items, at, self._test(slot), 7), items, f"{trigger.id}/{preposition}")
        if trigger.type:
            yield Slot("rulingType", Concept("rulingType", trigger.type), items[start].span, rule)
        if trigger.outcome:
            yield Slot("outcome", Concept("outcome", trigger.outcome), items[start].span, rule)

    def date(self, items: Sequence[Item], i: int, kind: str, rule: str) -> Iterator[Slot]:
        """Yield the date slot of a frame of this kind."""
        mention = items[i].mention
        if mention is not None and mention.value and kind in DATES:
            yield Slot(DATES[kind], literal_date(mention.value), items[i].span, rule)

    def scope(self, items: Sequence[Item], start: int, trigger: Trigger) -> Iterator[Slot]:
        """Yield the scope of an injunction where the clause names it."""
        if trigger.kind != "Ruling" or not (trigger.type or trigger.outcome == "blocked" or trigger.creates):
            return
        words = " ".join(i.lower for i in items[max(0, start - 6) : start + 10])
        for cue, label in SCOPES:
            if cue in words:
                yield Slot("scope", Concept("scope", label), items[start].span, f"{trigger.id}/scope")
                return


ATTRIBUTIVE = frozenset("unconstitutional illegal unlawful invalid improper impermissible void discriminatory constitutional legal lawful valid".split())
AFTER_PREDICATE = frozenset("because and under as in for on since to but or even when if by at with that while after".split())
ALLEGING = re.compile(r"\b(?:alleging|accusing|claiming|arguing|challenging|brought by|filed by)\b")
VERBS = frozenset("made gave said found told took put led kept left would could may might will can has had was were is are did does do".split())
CLAUSE_ENDS = frozenset("; : after before while when because although though even".split())
END_OF_PHRASE = frozenset("to whether from is are was were has have had will would could can may might while after before because if when until and but or said says ruling saying pending for in on at by as".split())


def literal_date(value: str) -> Literal:
    """Return a date literal typed by its precision."""
    return Literal(value, {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(value), "xsd:date"))
