"""The post that a speaker claims: '"As sheriff, I answer to the voters," Roe said'.

Takes an annotated document, the tenures found and the statements, gives a TENURE frame with the speaker as its source.
A title with an article ("as a lawyer") is no post; what the speaker would do or has done in it tells of no post held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.model import Annotated, Frame, FrameKind, Literal, Mention, MentionKind, Slot

OPENING = re.compile(r"As (?:the )?$")
FIRST = re.compile(r",[^.!?]*?\b(?:I|I['\u2019]m|my|me)\b")
NOT_NOW = re.compile(r"\b(?:will|would|could|if|were|was|had|did|once|should|may|might)\b|['\u2019](?:ll|d)\b")
RULE = "tenure/own-words"


def own_posts(annotated: Annotated, known: Iterable[Frame], told: Sequence[Frame]) -> Iterator[Frame]:
    """Yield the posts that the speakers of the statements `told` claim, but for those among the tenures `known`."""
    offices = {m.span.start: m for m in annotated.mentions if m.kind is MentionKind.OFFICE}
    held = {post for frame in known if (post := _post(frame)) is not None}
    starts = {q.span: q.inner for q in annotated.quotes} if offices else {}
    for frame in told:
        slots = {s.name: s for s in frame.slots}
        inner = starts.get(slots["quote"].evidence) if "quote" in slots else None
        speaker = slots["speaker"].value if "speaker" in slots else None
        if inner is None or not isinstance(speaker, Mention) or speaker.kind is not MentionKind.PERSON:
            continue
        words = inner.of(annotated.document.text)
        opening = 3 + 4 * words.startswith("As the ")
        office = offices.get(inner.start + opening)
        if office is None or not OPENING.fullmatch(words[:opening]):
            continue
        post = speaker.name.split()[-1], office.name.casefold()
        if _is_held(words[office.span.end - inner.start :]) and post not in held:
            held.add(post)
            evidence = office.span.to(slots["speaker"].evidence)
            parts = (
                Slot("holder", speaker, evidence, RULE, source=speaker),
                Slot("office", Literal(office.name), office.span, RULE, source=speaker),
            )
            yield Frame(FrameKind.TENURE, office.span, frame.sentence, parts, RULE)


def _is_held(after: str) -> bool:
    """Tell whether the words behind a title, up to the end of their sentence, are of the speaker in that post now."""
    first = FIRST.match(after)
    end = re.search(r"[.!?](?:\s|$)", after)
    return first is not None and NOT_NOW.search(after[: end.start() if end else len(after)]) is None


def _post(frame: Frame) -> tuple[str, str] | None:
    """Return the last name of a holder and the title in small letters."""
    values = {s.name: s.value for s in frame.slots}
    holder, office = values.get("holder"), values.get("office")
    if isinstance(holder, Mention) and isinstance(office, Literal):
        return holder.name.split()[-1], office.text.casefold()
    return None
