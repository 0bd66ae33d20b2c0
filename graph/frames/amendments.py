"""Which clause of the constitution is told as what an amendment provides for, so that the two are one provision.

Takes the items of a finding and the place of a clause, gives a yes or no: "the Fifth Amendment's due process clause",
"the Fourth Amendment, which promises due process", "equal protection under the Fourteenth Amendment". A clause
that stands beside an amendment ("the Tenth Amendment and the Spending Clause") is a provision of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.frames.phrases import Item
from graph.model import MentionKind

FAR = 24  # items between an amendment and what it provides for
APART = frozenset("and or as , ; nor plus".split())
RELATIVE = frozenset("which that".split())
RIGHTS = frozenset("right rights guarantee guarantees protection protections promise promises".split())
PROVIDING = frozenset(
    "provide provides provided providing guarantee guarantees guaranteed guaranteeing protect protects protecting "
    "ensure ensures ensuring secure secures securing promise promises promising require requires grant grants".split()
)
TIES = frozenset("of in under by".split())
BETWEEN = frozenset("the guaranteed protected secured provided found contained enshrined promised for".split())


def in_amendment(part: Sequence[Item], k: int) -> bool:
    """Tell whether the item at `k` is a clause that an amendment among the items provides for."""
    if not _ends(part[k], "Clause"):
        return False
    before = next((i for i in range(k - 1, max(k - FAR, -1), -1) if _ends(part[i], "Amendment")), None)
    return before is not None and _provides(part[before + 1 : k]) or _tied(part, k + 1)


def _ends(item: Item, word: str) -> bool:
    """Tell whether the item is a provision whose name ends so."""
    return item.mention is not None and item.of(MentionKind.PROVISION) and item.mention.name.endswith(word)


def _provides(between: Sequence[Item]) -> bool:
    """Tell whether the words behind an amendment make what follows its own."""
    words = [item.lower for item in between]
    if not words:
        return False
    if words[0] == "'s" or words[0] in RIGHTS and len(words) > 1 and words[1] in ("of", "to", "for"):
        return not APART & set(words)
    opening = next((i for i, word in enumerate(words) if word in RELATIVE), len(words))
    led = set(words[:opening]) <= RIGHTS | {","}
    return led and bool(PROVIDING & set(words[opening:])) and ";" not in words


def _tied(part: Sequence[Item], i: int) -> bool:
    """Tell whether an amendment follows that holds the clause, alone or with others: "and equal protection under"."""
    tied = False
    for item in part[i : i + FAR]:
        if _ends(item, "Amendment"):
            return tied
        if _ends(item, "Clause"):
            tied = False
        elif item.lower in TIES:
            tied = True
        elif item.lower not in BETWEEN | {"and", ","} or tied and item.lower not in BETWEEN:
            return False
    return False
