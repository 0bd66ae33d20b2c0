"""What the name of a measure says: its head, the words that set it apart, and its numbers.

Takes a MEASURE mention, gives the three: heads that mean one thing are one ("regulation", "rule"), words that say
nothing of which measure it is are left out, and an act without a form of its own is known by what is done.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph.model import Mention

PLURAL = {
    "policies": "policy",
    "memoranda": "memo",
    "memorandum": "memo",
    "memos": "memo",
    "statutes": "law",
    "statute": "law",
    "laws": "law",
    "orders": "order",
    "actions": "order",
    "action": "order",
    "rules": "rule",
    "regulations": "rule",
    "regulation": "rule",
    "bills": "bill",
    "bans": "ban",
    "programs": "program",
    "letters": "letter",
    "notices": "notice",
    "restrictions": "restriction",
    "requirements": "requirement",
    "tariffs": "tariff",
    "directives": "directive",
    "legislation": "law",
    "act": "law",
    "ordinances": "ordinance",
    "mandates": "mandate",
    "conditions": "condition",
    "memorandums": "memo",
    "maps": "map",
    "subpoenas": "subpoena",
    "deployments": "deployment",
}
# A bare head may also name a measure of another head: "the law" a bill, "the policy" a ban or programme.
BARE = {
    "law": {"law", "bill", "ordinance", "ban", "measure", "amendment", "mandate", "requirement"},
    "policy": {"policy", "ban", "program", "directive", "memo"},
    "order": {"order", "proclamation"},
    "directive": {"directive", "memo", "order"},
    "ban": {"ban"},
    "rule": {"rule"},
    "program": {"program", "policy"},
    "bill": {"bill", "law"},
    "restriction": {"restriction", "law", "ban"},
    "ordinance": {"ordinance", "law"},
}
NAMED_HEADS = {"policy": "program", "statute": "law", "regulation": "rule", "executive order": "order"}
# What is done, where several words say it.
DEEDS = {
    word: deed
    for deed, words in {
        "end": "end cancel terminate rescind scrap eliminate phase revoke repeal dismantle cancellation rescission "
        "termination revocation repeal elimination phaseout",
        "delay": "delay postpone postponement suspend suspension",
        "deploy": "deploy deployment mobilization send federalization",
        "withdraw": "withdraw withdrawal",
    }.items()
    for word in words.split()
}
# Words that set a measure apart from a later one of the same kind, and those that make it another one each time.
CONTRAST = frozenset("first earlier previous original prior old".split())
ANOTHER = frozenset({"similar", "identical", "comparable", "copycat"})
EMPTY = frozenset(
    "executive presidential new federal state administration so-called national controversial sweeping local "
    "second revised latest u.s. us long-standing longstanding signature current existing secret final key strict broad "
    "major entire whole full overall tough unprecedented disputed contested namesake restrictive strict".split()
)


Parts = tuple[str, frozenset[str], frozenset[str]]
NOTHING: frozenset[str] = frozenset()


def name_parts(mention: Mention) -> Parts:
    """Return the head of the name, its other words and its numbers; the head of "ban of X" is "ban"."""
    return _parts(mention.name, mention.kind_class, mention.key, mention.value)


@lru_cache(maxsize=4096)
def _parts(name: str, kind_class: str, key: str, value: str) -> Parts:
    words = re.findall(r"[a-z0-9'.\u2019-]+", name.lower())
    act = kind_class == "Measure"
    if act and words[1:2] == ["to"]:
        return f"act:{DEEDS.get(words[2], words[2]) if len(words) > 2 else ''}", NOTHING, NOTHING
    for cut in ("of", "to") if act else ("of",):
        if cut in words[1:]:
            words = words[: words.index(cut, 1)]
    numbers = frozenset(w for w in words if w.isdigit())
    words = [w for w in words if not w.isdigit()]
    head = words[-1] if words else ""
    head = PLURAL.get(head, head)
    if key and head not in BARE:
        head = "law" if kind_class == "Statute" else NAMED_HEADS.get(value, head)
    if act and head in DEEDS:
        return f"act:{DEEDS[head]}", NOTHING, NOTHING
    others = {w.rstrip(".") for w in words[:-1]} - EMPTY
    others = {"earlier" if w in CONTRAST else w for w in others if not w.endswith("-era")}
    return head, frozenset(others), numbers
