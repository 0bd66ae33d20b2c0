"""The commands besides `build`, each a function whose parameters are its arguments; `graph.cli` registers them.

A new command is a function in a module of this folder, and an entry in `COMMANDS`. Slow libraries are imported inside
the functions, so that `--help` answers at once.
"""

from collections.abc import Callable, Mapping

from graph.commands.ask import LOOSE, explain, query, validate
from graph.commands.compare import conflicts, diff
from graph.commands.export import export
from graph.commands.publish import publish
from graph.commands.questions import ask
from graph.commands.report import report
from graph.commands.review import review
from graph.commands.score import evaluate, identity
from graph.commands.serve import serve

Command = Callable[..., None]
COMMANDS: tuple[Command, ...] = (  # as --help lists them
    ask,
    query,
    validate,
    explain,
    serve,
    report,
    export,
    publish,
    conflicts,
    diff,
    review,
    evaluate,
    identity,
)
LOOSE_OPTIONS: Mapping[Command, dict[str, object]] = {  # commands that read options themselves
    ask: {**LOOSE, "help_option_names": []},
    query: dict(LOOSE),
}
