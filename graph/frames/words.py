"""Function words that the shallow grammar goes by. General English; what gives an event away is in `data/`."""

from __future__ import annotations

PREPOSITIONS = frozenset(
    "of in on at for from by with against over under about to into between among during through near outside "
    "alongside".split()
)
RELATIVES = frozenset("who which that whose".split())
DETERMINERS = frozenset(
    "the a an this that these those its his her their both all several some many other another".split()
)
ARTICLES = frozenset("a an the".split())
COPULAS = frozenset("is are was were include includes included".split())  # what a list may follow
AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might should must cannot do does did 's".split()
)
CONJUNCTIONS = frozenset("and or but as after while when before because until if since".split())
BREAKS = frozenset(". ; : ? !".split())
# What may stand between a subject and its verb, or before the noun that a preposition governs.
BEFORE_VERB = frozenset(
    "also then now again still just ever later soon already instead even once not n't never had has have having been "
    "be being was were is are 's to would will could may might should did do does , - -- \u2014 \u2013 ) ( and but or "
    "reportedly temporarily".split()
)
