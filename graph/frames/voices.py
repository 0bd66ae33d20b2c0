"""Who may rule, and in what words: whether the actors of a clause fit its trigger.

Takes a clause, a hit and its subject, gives a yes or no. A ruling verb needs a court behind it; a judge's words count
where they are a court's and not said in an interview, a dissent, or for one justice alone; no judge makes a measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.frames.clause import Clause
from graph.frames.hits import Hit
from graph.frames.phrases import Item
from graph.frames.status import BE, HAVE
from graph.model import MentionKind, Slot

K = MentionKind
ELSEWHERE = frozenset("statement interview letter speech email conference hearing memoir book".split())
USUALLY = frozenset(
    "rarely seldom sometimes often repeatedly "
    "frequently routinely typically traditionally usually generally always".split()
)
BENCH = re.compile(r"\b(?:[Jj]udge|[Aa]ppeals|[Cc]ircuit|[Jj]ustice)")
APART = ({"separate", "opinion"}, {"writing", "colleagues"})
VOTING = frozenset("vote votes voted voting joined joining sided".split())
WRITTEN = frozenset("wrote ruled concluded found held".split())
PROSECUTORS = frozenset(
    "prosecutor prosecutors jury juries grand police authorities state states government department office counsel "
    "investigators attorney attorneys feds agents officers sheriff deputies they he she who we court".split()
)
DUTIES = frozenset(
    "overseeing enforcing protecting leading managing running investigating ensuring implementing carrying reviewing "
    "administering defending regulating upholding handling keeping providing task duty responsibility oversight "
    "enforcement finding making determining deciding representing".split()
)
JUSTICE, RUN, WORD_END = re.compile(r"\bJustices? "), re.compile(r"\S+"), re.compile(r"\b")
NAME_FIRST, MOST_NAMES = re.compile(r"[A-Z][\w.]* "), 4
COURTLY = frozenset("he she judges justices jurors charges indictment".split())
FOR_THE_COURT = frozenset("majority plurality court opinion ruling decision unanimous".split())


def allowed(clause: Clause, hit: Hit, subject: int | None, passive: bool, slots: Sequence[Slot]) -> bool:
    """Tell whether the actors fit the trigger: courts for rulings, judges' own words, no judge for a measure."""
    trigger = hit.trigger
    if trigger.id == "crime-charge" and not _prosecuted(clause, hit, passive):
        return False
    if trigger.judicial and subject is not None and clause.items[subject].of(K.PERSON, K.OFFICE) and _dissents(clause):
        return False
    voted = bool(VOTING & set(clause.lowers(hit.start - 9, hit.start)))
    if trigger.judicial and voted and subject is not None and _one_of_many(clause.items[subject]):
        return False  # one judge's vote is no ruling
    if trigger.judicial and _general(clause, hit, subject):
        return False
    if trigger.judicial and subject is not None and clause.word(subject) in ("judges", "jurors"):
        return any(s.name == "court" for s in slots)  # "judges have sided with ..." tells of no one ruling
    if trigger.judicial and subject is not None and clause.word(subject) == "courts":
        if "have" in clause.lowers(subject + 1, hit.start):
            return False  # "courts have struck down ..."
    if trigger.judicial and not _court_behind(clause, hit, subject, passive, slots):
        return False
    if trigger.by_case and not (clause.lexicon.case_words | {"trial"}) & set(clause.lowers(hit.end, hit.end + 8)):
        return False
    if trigger.by_suit and (subject is None or not suit(clause, subject)):
        return False
    if trigger.weak and (subject is None or clause.mention(subject) is None or _out_of_court(clause, hit)):
        return False
    courts = subject is not None and clause.word(subject) in clause.lexicon.judicial_words
    return not (
        trigger.kind == "Measure" and subject is not None and (courts or clause.judicial(clause.items[subject]))
    )


def _one_of_many(item: Item) -> bool:
    """Tell whether a person may sit on a bench of several: a trial judge decides alone."""
    title = item.title.name.lower() if item.title is not None else ""
    return item.of(K.PERSON) and not ("judge" in title and "circuit" not in title and "appeal" not in title)


def _general(clause: Clause, hit: Hit, subject: int | None) -> bool:
    """Tell whether a ruling verb tells of many rulings, of precedents, of one justice, or of what no jury decides."""
    if USUALLY & set(clause.lowers(hit.start - 3, hit.start)) or "times" in clause.lowers(hit.end, hit.end + 9):
        return True
    if subject is None:
        return False
    if clause.items[subject].lower in ("panel", "panelists") and not BENCH.search(clause.text):
        return True  # a panel of speakers
    if (
        clause.word(subject) == "courts"
        and hit.form == "base"
        and clause.word(subject - 1) not in ("two", "three", "the")
    ):
        return True  # "courts allow ..."
    if hit.trigger.weak and _own_view(clause, hit):
        return True
    if hit.trigger.weak and (_alone(clause, subject) or _titled_work(clause, hit)):
        return True
    jury = clause.items[subject].lower in ("jury", "jurors", "grand jury") and hit.trigger.object == "matter"
    return jury or clause.word(subject + 1) in ("precedent", "precedents", "brief", "briefs", "nominee", "filing")


def _own_view(clause: Clause, hit: Hit) -> bool:
    """Tell whether a judge says what he himself would have done: "said in an opinion that she would have ..."."""
    after = clause.lowers(hit.end, hit.end + 12)
    return any(after[k : k + 2] in (["he", "would"], ["she", "would"]) for k in range(len(after)))


def courtly(clause: Clause) -> bool:
    """Tell whether anything in the sentence can stand for a court, or is what courts act on; else none ruled in it."""
    lexicon = clause.lexicon
    if K.COURT in clause.kinds or K.MEASURE in clause.kinds or not clause.plain.isdisjoint(COURTLY):
        return True
    if any(
        not clause.plain.isdisjoint(w) for w in (lexicon.judicial_words, lexicon.ruling_words, lexicon.court_matters)
    ):
        return True
    return any(item.mention is not None and clause.judicial(item) for item in clause.items)


def _prosecuted(clause: Clause, hit: Hit, passive: bool) -> bool:
    """Tell whether a charge is one of a crime: by no critic or club, and with no task."""
    k = next((k for k in range(hit.start, hit.start + 9) if clause.word(k) in ("with", "in")), hit.end)
    if clause.word(k) == "with" and DUTIES & set(clause.lowers(k + 1, k + 3)):
        return False
    i = hit.start - 1
    while i > 0 and (
        clause.word(i) in HAVE | {"on", "in", "late"} or clause.word(i).endswith("ly") or clause.items[i].of(K.DATE)
    ):
        i -= 1
    item = clause.items[max(i, 0)]
    named = item.of(K.BODY, K.PLACE, K.PERSON, K.OFFICE) or not item.lower.split()[-1].isalpha()
    return passive or named or item.lower.split()[-1] in PROSECUTORS | BE | {"and", "or"}


def _titled_work(clause: Clause, hit: Hit) -> bool:
    """Tell whether what was written is a book or an essay by its title: "Roe wrote "The Future of the Land"."""
    words = [i.text for i in clause.items[hit.end : hit.end + 8] if i.quoted and i.text.isalpha() and len(i.text) > 3]
    return bool(words) and clause.word(hit.start) == "wrote" and all(w.istitle() for w in words)


def _alone(clause: Clause, subject: int) -> bool:
    """Tell whether a justice writes without a word that it is for the court: a dissent or concurrence may be meant."""
    title, name = clause.items[subject].title, clause.items[subject].text.split()[-1]
    justice = title is not None and "justice" in title.name.lower()
    if not justice and (title is not None or name not in _called_justices(clause.text)):
        return False
    return not any(
        item.lower in FOR_THE_COURT and clause.lowers(k - 2, k) not in (["of", "the"], ["in", "the"], ["with", "the"])
        for k, item in enumerate(clause.items)
        if not item.quoted
    )


@lru_cache(maxsize=2)
def _called_justices(text: str) -> frozenset[str]:
    """Return the words that end a name after "Justice" anywhere in a document, each as far as any word end in it."""
    called: set[str] = set()
    for title in JUSTICE.finditer(text):
        at = title.end()
        for _ in range(MOST_NAMES):
            word = RUN.match(text, at)
            if word is None:
                break
            called.update(word.group()[: end.start() - at] for end in WORD_END.finditer(text, at + 1, word.end() + 1))
            first = NAME_FIRST.match(text, at)
            if first is None:
                break
            at = first.end()
    return frozenset(called)


def _dissents(clause: Clause) -> bool:
    """Tell whether the sentence speaks of a dissent or a concurrence."""
    return not clause.plain.isdisjoint(clause.lexicon.dissents) or any(w <= clause.plain for w in APART)


def _court_behind(clause: Clause, hit: Hit, subject: int | None, passive: bool, slots: Sequence[Slot]) -> bool:
    """Tell whether a ruling verb has a court behind it: its subject, its agent, or a decision as subject."""
    if any(s.name in ("issuedBy", "court") for s in slots):
        return True
    words = clause.lexicon.judicial_words
    if passive and clause.word(hit.end) == "by":  # "benefits denied by the act"
        agent = clause.items[hit.end + 1 : hit.end + 5]
        if any(i.mention is not None for i in agent) and not any(clause.judicial(i) or i.lower in words for i in agent):
            return False
    if passive:
        near = clause.items[max(0, hit.start - 12) : hit.end + 14]
        return any(i.mention is None and i.lower in words or i.of(K.COURT) for i in near) or _courts_alone(
            clause, hit, subject
        )
    if subject is None:
        return False
    if clause.word(subject) in clause.lexicon.ruling_words:
        executive = clause.word(subject) == "order" and clause.word(subject - 1) not in ("court", "restraining")
        told = any(clause.judicial(i) or i.mention is None and i.lower in words for i in clause.items)
        return not _owned_elsewhere(clause, subject) and not (executive and not told)
    return clause.judicial(clause.items[subject]) or clause.word(subject) in words


def _courts_alone(clause: Clause, hit: Hit, subject: int | None) -> bool:
    """Tell whether a passive speaks of what courts alone do: "the appeal was denied", "the law was struck down"."""
    if subject is None:
        return False
    if hit.trigger.complement:
        unlawful = clause.word(hit.end) == "unconstitutional"
        return clause.items[subject].of(K.MEASURE) and (clause.word(hit.start) == "ruled" or unlawful)
    if not hit.trigger.court_only:
        return False
    struck = clause.word(hit.start) == "struck" and clause.items[subject].of(K.MEASURE)
    charged = clause.word(subject) in ("charges", "indictment") and bool(hit.trigger.type or hit.trigger.of_case)
    return struck or charged or clause.word(subject) in clause.lexicon.court_matters


def in_ruling(clause: Clause, hit: Hit) -> bool:
    """Tell whether a judge's words are said in a ruling: "wrote in her opinion", "in the order, ...", a quotation."""
    rulings = clause.lexicon.ruling_words
    after, opening = clause.lowers(hit.end, hit.end + 9), clause.lowers(0, 6)
    if "in" in after and rulings & set(after) or opening[:1] == ["in"] and rulings & set(opening):
        return True
    speaking = set(clause.lowers(hit.end, hit.end + 5) if hit.end - hit.start == 1 else [])
    writing = "writing" in opening[:1] and speaking.isdisjoint({"in"})
    if "for" in speaking and speaking & {"majority", "court", "panel"} or writing and "for" in opening:
        return True
    return clause.word(hit.start) in WRITTEN and clause.quoting


def _out_of_court(clause: Clause, hit: Hit) -> bool:
    """Tell whether a judge's words are said elsewhere than in court: "said in a statement", "in an interview"."""
    words = set(clause.lowers(hit.end, hit.end + 6))
    opening = clause.lowers(0, 7)
    return "in" in words and bool(words & ELSEWHERE) or "hearing" in opening and opening[0] in ("in", "at", "during")


def suit(clause: Clause, i: int) -> bool:
    """Tell whether the item is a suit or "it", which stands for one."""
    return clause.word(i) == "it" or clause.word(i) in clause.lexicon.case_words


def _owned_elsewhere(clause: Clause, i: int) -> bool:
    """Tell whether a decision is nobody's who decides cases: "Berlin's decision", "the mayor's order"."""
    for k in range(i + 1, min(i + 4, len(clause.items))):
        if clause.word(k) == "by":
            maker = next((item for item in clause.items[k + 1 : k + 4] if item.mention is not None), None)
            return maker is not None and maker.actor and not clause.judicial(maker)
    owned = clause.word(i - 1) == "'s" and i > 1
    return owned and clause.items[i - 2].mention is not None and not clause.judicial(clause.items[i - 2])
