"""The words between a name, an office and a body that make a tenure, as patterns and word lists.

Takes the data file `titles.yaml`; gives compiled patterns. "\\x01" in them stands for a body or an office between a
name and an office.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from graph.tables import read_yaml


@lru_cache(maxsize=1)
def _data() -> dict[str, object]:
    return cast("dict[str, object]", read_yaml("titles.yaml"))


def _any_of(key: str) -> str:
    words = cast("list[str]", _data()[key])
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=lambda w: (-len(w), w)))


_APOSTROPHE = "['\u2019]"
_PARTY = _any_of("parties")
_FUNCTION = "but|and|or|as|when|while|that|if|because|says|said|whose|after|before"
_ADJECTIVES = rf"(?:(?!(?:{_FUNCTION})\s)(?:[a-z]+(?:-[a-z]+)*(?:{_APOSTROPHE}s)?|{_PARTY}|\d{{4}})[\s-]){{0,3}}-?"
_NOT_YET = "elected|named|not|no|being|running|expected|likely|asked|told|called|considered|nominated"
_PLAIN = rf"(?:(?!{_NOT_YET})[a-z]+\s){{0,2}}"
_UNKNOWN = r"(?:[A-Z][\w.&'\u2019-]*\s){0,4}"
_DASH = "\u2014\u2013"

# office -> name: "Mayor Roe", "Mayor and presidential candidate Roe"; "the mayor of a town nearby, Roe"
NAME_NEXT = re.compile(r"\s(?:(?:Dr|Mr|Mrs|Ms|Rev)\.?\s)?|\sand\s(?:[a-z]+\s){0,2}(?:candidate|nominee|hopeful)\s")
APPOSED = re.compile(rf"(?:\s(?:of|at|for|in|with)\s[^,.;{_DASH}\"\u201c]{{1,60}})?\s?[,{_DASH}]\s?")
# office -> office
JOINED = re.compile(r"\s(?:and|&)\s|/")
SECOND = re.compile(r".{0,30}?,?\sand\s(?:an?\s|the\s)?(?:former\s)?", re.DOTALL)
# office -> body, body -> office, name -> body
OFFICE_OF = re.compile(r"\s(?:of|at|for|with|to|in|on|from)\s(?:the\s|a\s|its\s)?(?:[a-z-]+\s){0,3}")
OWNED = re.compile(
    rf"{_APOSTROPHE}s?\s{_ADJECTIVES}"
    rf"|,?\s(?:(?:former|then|current|acting|longtime|state|city|county|chief|{_PARTY})[\s-]){{0,2}}"
)
AFTER_NAME = re.compile(r",?\s(of|in|for)\s(?:the\s)?(?:(?:state|city|county)\sof\s)?")
# what makes an office a definite one
BEFORE_OFFICE = re.compile(
    rf"(?:{_APOSTROPHE}s?|\b(?:[Tt]hat|[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir))\s(?:[\w-]+[\s-]){{0,3}}-?$"
)
# name -> office
LINKED = re.compile(
    r"(?:,\s[DRI]-(?:\x01|[\w.]+)|\s\([DRI](?:-[\w.\x01]*)?\))?"
    rf"\s?[,({_DASH}-]+\s?(?:who\s(?:is|was|has\sbeen|serves\sas|served\sas)\s)?(?:then-?\s?|now\s|also\s)?"
    r"(?:the\s|an?\s|its\s|his\s|her\s|their\s)?"
    rf"(?:the\s)?(?:(?:state|city|county){_APOSTROPHE}s\s)?(?:[A-Za-z-]+(?:\s[A-Za-z-]+)?\sand\s(?:an?\s|the\s)?)?"
    rf"{_ADJECTIVES}{_UNKNOWN}(?:(?:of\s(?:the\s)?)?\x01(?:{_APOSTROPHE}s?)?,?\s{_ADJECTIVES}){{0,2}}"
)
COPULA = re.compile(
    r"\s(?:is|was|became|becomes|serves\sas|served\sas|was\s(?:elected|named|appointed|sworn\sin\sas)|has\sbeen)\s"
    rf"(?:the\s|an?\s)?{_PLAIN}(?:\x01(?:{_APOSTROPHE}s?)?\s{_PLAIN})?"
)
POSSESSED = re.compile(rf"{_APOSTROPHE}s?\s(?:[\w-]+\s){{0,2}}")
CLOSES = re.compile(rf"\s?[,.;){_DASH}\u201d\"]|\s(?:who|of|for|at|in|with|on|and|to)\b|$")
ENDS = re.compile(rf"\s?[,.;:)(?{_DASH}\u201d\"]|\s(?:who|whose|appointed|nominated|named|confirmed)\b|$")
INTRODUCES = re.compile(
    r"(?:In|After|As|With|For|Under|Despite|Amid|By|At|On|Following|Over|Before|Since|To|Without|While|When)\s[^,]*$"
)
OPENS_LOOSELY = re.compile(rf"\b(?:an?|who (?:is|was|has been|served as|serves as))\s|^\s?[{_DASH}-]")

PARTY = re.compile(_PARTY)
SPEAKERS = re.compile(_any_of("speakers"), re.IGNORECASE)
PUBLIC = re.compile(rf"(?:{_any_of('public')})$", re.IGNORECASE)
PRIVATE = re.compile(rf"^(?:(?!{_any_of('private_but_public')})[\w-]+\s)?(?:{_any_of('private')})$", re.IGNORECASE)
_BENCH = re.compile(rf"\b(?:{_any_of('bench')})\b", re.IGNORECASE)


def is_bench(office: str) -> bool:
    """Tell whether a title is a judge's."""
    return _BENCH.search(office) is not None


@lru_cache(maxsize=4096)
def core(office: str) -> frozenset[str]:
    """Return the words that tell one office from another, with synonyms made equal."""
    equal = cast("dict[str, str]", _data()["equal"])
    loose = frozenset(cast("list[str]", _data()["loose"]))
    words = [equal.get(w.strip("."), w.strip(".")) for w in re.split(r"[\s-]+", office.lower())]
    return frozenset(w for w in words if w not in loose) or frozenset(words)
