"""What a build keeps for the next one, in the folder `.casegraph/` beside the output; it can be deleted at any time.

`Articles` keeps what was read in each article, found again by the hash of its text, of what is said of it, of the rules
and of the tables (`rules`). `codec` turns values into bytes and back, `store` puts them into a file of SQLite.
`written` keeps where the parts of the graph stand in the files of the output. Nothing that is kept is trusted: what
cannot be read, or was written by other rules, is made anew. What is left out: what to do with an article that is not
there, which the pipeline knows.
"""

from graph.kept.articles import Articles, Place, open_articles
from graph.kept.written import NOTHING, Before, Kept, Stood

__all__ = ["NOTHING", "Articles", "Before", "Kept", "Place", "Stood", "open_articles"]
