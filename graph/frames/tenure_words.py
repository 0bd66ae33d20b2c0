"""The words between a name, an office and a body that make a tenure, as patterns.

Gives compiled patterns only; "\\x01" stands for a body between a name and an office.
"""

from __future__ import annotations

import re

_ADJECTIVES = r"(?:(?:[a-z]+(?:-[a-z]+)*(?:['\u2019]s)?|Republican|Democratic|GOP|Democrat|\d{4})[\s-]){0,3}-?"
_PLAIN = r"(?:(?!elected|named|not|no|being|running|expected|likely|asked|told|called|considered|nominated)[a-z]+\s){0,2}"
_UNKNOWN = r"(?:[A-Z][\w.&'\u2019-]*\s){0,4}"

NAME_NEXT = re.compile(r"\s(?:(?:Dr|Mr|Mrs|Ms|Rev)\.?\s)?|\sand\s(?:[a-z]+\s){0,2}(?:candidate|nominee|hopeful)\s")
APPOSED = re.compile(r"(?:\s(?:of|at|for|in|with)\s[^,.;\u2014\u2013\"\u201c]{1,60})?\s?[,\u2014\u2013]\s?")
JOINED = re.compile(r"\s(?:and|&)\s|/")
OFFICE_OF = re.compile(r"\s(?:of|at|for|with|to|in|on|from)\s(?:the\s|a\s|its\s)?(?:[a-z-]+\s){0,3}")
OWNED = re.compile(
    rf"['\u2019]s?\s{_ADJECTIVES}|,?\s(?:(?:former|then|current|acting|longtime|state|city|county|chief|Republican|Democratic|GOP)[\s-]){{0,2}}"
)
AFTER_NAME = re.compile(r",?\s(of|in|for)\s(?:the\s)?(?:(?:state|city|county)\sof\s)?")
BEFORE_OFFICE = re.compile(
    r"(?:['\u2019]s?|\b(?:[Tt]hat|[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir))\s(?:[\w-]+[\s-]){0,3}-?$"
)
LINKED = re.compile(
    r"(?:,\s[DRI]-(?:\x01|[\w.]+)|\s\([DRI](?:-[\w.\x01]*)?\))?\s?[,(\u2014\u2013-]+\s?(?:who\s(?:is|was|has\sbeen|serves\sas|served\sas)\s)?(?:then-?\s?|now\s|also\s)?(?:the\s|an?\s|its\s|his\s|her\s|their\s)?"
    rf"(?:the\s)?(?:(?:state|city|county)['\u2019]s\s)?(?:[A-Za-z-]+(?:\s[A-Za-z]+)?\sand\s(?:an?\s|the\s)?)?{_ADJECTIVES}{_UNKNOWN}(?:(?:of\s(?:the\s)?)?\x01(?:['\u2019]s?)?,?\s{_ADJECTIVES}){{0,2}}"
)
COPULA = re.compile(
    rf"\s(?:is|was|became|becomes|serves\sas|served\sas|was\s(?:elected|named|appointed|sworn\sin\sas)|has\sbeen)\s(?:the\s|an?\s)?{_PLAIN}"
    rf"(?:\x01(?:['\u2019]s?)?\s{_PLAIN})?"
)
PUBLIC = re.compile(r"general$|governor|mayor|sheriff|secretary of state|prosecutor|congress(?:man|woman)|u\.?s\.? attorney", re.IGNORECASE)
PRIVATE = re.compile(
    r"^(?:(?!city|county|district|state|prosecuting|town|u\.?s)[\w-]+\s)?(?:lawyer|attorney|solicitor|litigator|professor|economist|historian|researcher|scholar|analyst|consultant|strategist|expert|"
    r"specialist|founder|co-founder|pastor|ceo|executive|columnist|organizer|fellow|adviser|advisor)$",
    re.IGNORECASE,
)
SPEAKERS = re.compile(r"spokes(?:man|woman|person)|press secretary", re.IGNORECASE)
_BENCH = re.compile(r"\b(?:judge|justice|magistrate)\b", re.IGNORECASE)


def is_bench(office: str) -> bool:
    """Tell whether a title is a judge's."""
    return _BENCH.search(office) is not None
