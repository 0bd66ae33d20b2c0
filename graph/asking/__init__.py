"""From what people type to the answer of a saved question, with the sentences behind each row.

Takes a store that `graph.query.load` gives, and texts; gives things (`names`), values (`values`), rows with their
sentences (`answer`, `sentences`, `paths`) and these as text (`output`). Leaves out the command line and tables in a
terminal.
"""

from graph.asking.answer import Answer, Question, answer, find, questions, understood
from graph.asking.looked import Looked
from graph.asking.names import Named, NotOne

__all__ = ["Answer", "Looked", "Named", "NotOne", "Question", "answer", "find", "questions", "understood"]
