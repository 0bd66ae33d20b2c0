"""How much each agreement of two tellings counts for their being of one event, and what forbids it.

Takes nothing, gives the weights: two tellings are of one event at a sum of `SAME_AT`, and never with a `CONFLICT`.
"""

from __future__ import annotations

from graph.model import FrameKind

CONFLICT = -100.0
SAME_AT = 3.0
OPPOSED = (
    ("granted", "denied"),
    ("affirmed", "reversed"),
    ("blocked", "allowed"),
    ("unlawful", "allowed"),
    ("dismissed", "blocked"),
    ("dismissed", "granted"),
    ("preliminary injunction", "permanent injunction"),
    ("preliminary injunction", "temporary restraining order"),
    ("permanent injunction", "temporary restraining order"),
    ("stay", "preliminary injunction"),
    ("stay", "permanent injunction"),
    ("stay", "temporary restraining order"),
)
# slot, weight of agreement, whether disagreement is a conflict
RULES: dict[FrameKind, tuple[tuple[str, float, bool], ...]] = {
    FrameKind.RULING: (
        ("issuedBy", 2.0, True),
        ("court", 1.0, False),
        ("rulingType", 0.75, False),
        ("outcome", 0.5, False),
        ("target", 1.0, False),
        ("inFavorOf", 0.5, False),
        ("against", 0.5, False),
        ("party", 1.0, False),
        ("about", 0.5, False),
    ),
    FrameKind.CASE: (
        ("docketNumber", 3.0, True),
        ("plaintiff", 2.0, True),
        ("defendant", 1.5, False),
        ("filedIn", 0.5, False),
        ("assignedJudge", 1.0, False),
        ("challenges", 1.0, False),
        ("about", 0.5, False),
        ("ruling", 3.0, False),
    ),
    FrameKind.MEASURE: (
        ("number", 3.0, True),
        ("issuer", 2.0, True),
        ("measureType", 0.5, True),
        ("ordinal", 0.5, True),
        ("addressee", 0.5, False),
        ("about", 0.5, False),
        ("struckBy", 2.0, False),
    ),
}
# slot, weight where both values hold one office, weight where both are of the federal government
STANDING = {
    "plaintiff": (1.5, 1.5),
    "defendant": (1.0, 0.5),
    "against": (0.5, 0.25),
    "party": (0.5, 0.0),
    "issuer": (1.5, 1.0),
}
# An agreement that follows from another is worth less: slot, the slot that it follows from, what it is worth then.
FOLLOWS = {"court": ("issuedBy", 0.25), "about": ("target", 0.0), "party": ("against", 0.5)}
GENERAL = {
    "injunction": ("preliminary injunction", "permanent injunction", "temporary restraining order"),
    "policy": ("executive order", "directive", "proclamation", "regulation", "grant condition", "letter"),
}
