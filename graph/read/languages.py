"""The language of a text, by the share of its words that are function words of a language.

Takes a text, gives an ISO 639-1 code, or "und" for letters of no language known here. The word lists are spaCy's stop
words. English prose has function words for a quarter of its words or more, so that the other lists are looked at only
where English falls short; a text of too few words (a table, a headline) is taken for English.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module

ENGLISH = "en"
UNKNOWN = "und"
OTHERS = tuple("ar bg ca cs da de el es fa fi fr he hr hu id it lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi".split())
NAMES = {"ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch"}
NAMES.update({"pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian"})
FEWEST_WORDS = 20
LOOKED_AT = 6000  # characters from the start that decide
ENGLISH_ENOUGH = 0.2
OTHER_ENOUGH = 0.2
LAST_LATIN = "\u024f"
FOREIGN = re.compile(f"[^\0-{LAST_LATIN}]")
LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=len(OTHERS) + 1)
def _function_words(code: str) -> frozenset[str]:
    return frozenset(import_module(f"spacy.lang.{code}.stop_words").STOP_WORDS)


def language(text: str) -> str:
    """Return the code of the text's language: "en" unless another one is plain to see.

    >>> language("The judge blocked the order.")
    'en'
    """
    words = [*map(str.lower, LETTERS.findall(text[:LOOKED_AT]))]
    letters = "".join(words)
    foreign = 0 if letters.isascii() else len(FOREIGN.findall(letters))
    if foreign > FEWEST_WORDS and foreign > 0.5 * len(letters):
        return _best(words) or UNKNOWN
    if len(words) < FEWEST_WORDS or _share(words, ENGLISH) >= ENGLISH_ENOUGH:
        return ENGLISH
    return _best(words) or ENGLISH


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where it has none here."""
    return NAMES.get(code, f"the language {code!r}" if code != UNKNOWN else "another language")


def _best(words: list[str]) -> str:
    """Return the language with the largest share of function words, if it is large, or ""."""
    share, code = max((_share(words, code), code) for code in OTHERS)
    return code if share >= OTHER_ENOUGH and share > 2 * _share(words, ENGLISH) else ""


def _share(words: list[str], code: str) -> float:
    known = _function_words(code)
    return sum(map(known.__contains__, words)) / max(len(words), 1)
