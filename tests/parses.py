"""Dependency parses written by hand, in both label schemes, and a spaCy component that gives them out.

A parse is written as `word>head:label` for each token, heads counted from 1, 0 for the root. `TableParser` stands in
for a trained parser: saved with its pipeline, it is loaded and run as one is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Arc

SURPRISE = "Judge Jane Roe on Monday blocked, to the surprise of many, the travel ban."
SURPRISE_CLEAR = (
    "Judge>3:compound Jane>3:compound Roe>6:nsubj on>6:prep Monday>4:pobj blocked>0:ROOT ,>6:punct to>6:prep "
    "the>10:det surprise>8:pobj of>10:prep many>11:pobj ,>6:punct the>16:det travel>16:compound ban>6:dobj .>6:punct"
)
SURPRISE_UD = (
    "Judge>3:compound Jane>3:flat Roe>6:nsubj on>5:case Monday>6:obl blocked>0:root ,>10:punct to>10:case the>10:det "
    "surprise>6:obl of>12:case many>10:nmod ,>6:punct the>16:det travel>16:compound ban>6:obj .>6:punct"
)
AGAINST = "On Monday, against the Treasury Department Ohio filed a lawsuit."
AGAINST_CLEAR = (
    "On>9:prep Monday>1:pobj ,>9:punct against>9:prep the>7:det Treasury>7:compound Department>4:pobj Ohio>9:nsubj "
    "filed>0:ROOT a>11:det lawsuit>9:dobj .>9:punct"
)
AGAINST_UD = (
    "On>2:case Monday>9:obl:tmod ,>9:punct against>7:case the>7:det Treasury>7:compound Department>9:obl Ohio>9:nsubj "
    "filed>0:root a>11:det lawsuit>9:obj .>9:punct"
)
DINNER = "The Treasury Department was, the mayor said at a dinner, sued by Ohio."
DINNER_CLEAR = (
    "The>3:det Treasury>3:compound Department>13:nsubjpass was>13:auxpass ,>13:punct the>7:det mayor>8:nsubj "
    "said>13:parataxis at>8:prep a>11:det dinner>9:pobj ,>13:punct sued>0:ROOT by>13:agent Ohio>14:pobj .>13:punct"
)
DINNER_UD = (
    "The>3:det Treasury>3:compound Department>13:nsubj:pass was>13:aux:pass ,>8:punct the>7:det mayor>8:nsubj "
    "said>13:parataxis at>11:case a>11:det dinner>8:obl ,>8:punct sued>0:root by>15:case Ohio>13:obl:agent .>13:punct"
)
IT_WAS = "It was Ohio that on Monday sued the Treasury Department."
IT_WAS_CLEAR = (
    "It>2:nsubj was>0:ROOT Ohio>2:attr that>7:nsubj on>7:prep Monday>5:pobj sued>3:relcl the>10:det "
    "Treasury>10:compound Department>7:dobj .>2:punct"
)
IT_WAS_UD = (
    "It>3:nsubj was>3:cop Ohio>0:root that>7:nsubj on>6:case Monday>7:obl sued>3:acl:relcl the>10:det "
    "Treasury>10:compound Department>7:obj .>3:punct"
)
MIGHT = "Judge Jane Roe might yet block, to the surprise of many, the travel ban."
MIGHT_CLEAR = (
    "Judge>3:compound Jane>3:compound Roe>6:nsubj might>6:aux yet>6:advmod block>0:ROOT ,>6:punct to>6:prep the>10:det "
    "surprise>8:pobj of>10:prep many>11:pobj ,>6:punct the>16:det travel>16:compound ban>6:dobj .>6:punct"
)
BOTH = {
    "clear": (SURPRISE_CLEAR, AGAINST_CLEAR, DINNER_CLEAR, IT_WAS_CLEAR),
    "ud": (SURPRISE_UD, AGAINST_UD, DINNER_UD, IT_WAS_UD),
}


def arcs(written: str) -> tuple[list[str], list[Arc]]:
    """Return the words and the arcs of a written parse."""
    words, found = [], []
    for n, part in enumerate(written.split()):
        word, _, link = part.rpartition(">")
        head, _, label = link.partition(":")
        words.append(word)
        found.append(Arc(int(head) - 1 if int(head) else n, label))
    return words, found


class TableParser:
    """Gives the parse that a table has for the words of a text, and one of roots alone for all other words."""

    def __init__(self, table: Mapping[str, str] | None = None) -> None:
        self.table = dict(table or {})

    def __call__(self, doc: Doc) -> Doc:
        words = [token.text for token in doc]
        written = self.table.get(" ".join(words))
        found = arcs(written)[1] if written else [Arc(n, "ROOT") for n in range(len(words))]
        spaces = [bool(token.whitespace_) for token in doc]
        heads, labels = [a.head for a in found], [a.relation for a in found]
        return Doc(doc.vocab, words=words, spaces=spaces, heads=heads, deps=labels)

    def to_disk(self, path: Path, exclude: object = ()) -> None:
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "table.json").write_text(json.dumps(self.table), encoding="utf-8")

    def from_disk(self, path: Path, exclude: object = ()) -> TableParser:
        self.table = json.loads((Path(path) / "table.json").read_text(encoding="utf-8"))
        return self


@Language.factory("casegraph_table_parser")
def _make(nlp: Language, name: str) -> TableParser:
    return TableParser()


def save(folder: Path, *written: str) -> str:
    """Save a pipeline that knows these parses, and return its folder."""
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("casegraph_table_parser")
    assert isinstance(parser, TableParser)
    parser.table = {" ".join(arcs(parse)[0]): parse for parse in written}
    nlp.to_disk(folder)
    return str(folder)
