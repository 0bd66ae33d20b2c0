"""A trained spaCy pipeline as a reader: annotated document -> the dependency parse of its sentences.

The pipeline gets the sentences and tokens that the annotators found, so that each token has its arc and no offset is
ever matched. Its own tokenizer, names and sentence breaks are not asked for.
"""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.errors import ReaderError
from graph.model import Annotated, Arc, Parse, Reading, Sentence

UNUSED = ("ner", "lemmatizer", "textcat", "senter", "entity_linker")


def open_parser(name: str) -> Callable[[Annotated], Reading]:
    """Load a pipeline by its name or folder; raises ReaderError where it is not installed or cannot be loaded."""
    try:
        nlp = spacy.load(name, exclude=UNUSED)
    except OSError as error:
        raise ReaderError(
            f"the spaCy pipeline {name!r} (--spacy) is not installed; install it with"
            f" `python -m spacy download {name}`, or give the folder of a saved pipeline"
        ) from error
    except (ValueError, ImportError) as error:
        raise ReaderError(
            f"the spaCy pipeline {name!r} (--spacy) does not load; it may need a package or another version of spaCy:"
            f" run `python -m spacy validate`: {error}"
        ) from error
    return lambda annotated: read(nlp, name, annotated)


def read(nlp: Language, name: str, annotated: Annotated) -> Reading:
    """Return the parses of all sentences; raises ReaderError for a pipeline that gives none."""
    docs = [_doc(nlp, sentence, annotated.document.text) for sentence in annotated.sentences]
    parses = []
    for sentence, doc in zip(annotated.sentences, nlp.pipe(docs), strict=True):
        if not doc.has_annotation("DEP"):
            raise ReaderError(f"the spaCy pipeline {name!r} (--spacy) has no dependency parser; name one that has")
        parses.append(Parse(sentence.index, tuple(Arc(token.head.i, token.dep_) for token in doc)))
    return Reading("spacy", parses=tuple(parses))


def _doc(nlp: Language, sentence: Sentence, text: str) -> Doc:
    """Return a sentence with our tokens, as a document of the pipeline."""
    words = [token.text for token in sentence.tokens]
    spaces = [text[token.span.end : token.span.end + 1].isspace() for token in sentence.tokens]
    return Doc(nlp.vocab, words=words, spaces=spaces)
