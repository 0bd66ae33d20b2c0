"""Look at the least certain decisions and judge them: `casegraph review`.

Each answer is written to `curation.csv` at once, and obeyed by the next build. Keys: s same, d different, c confirm,
r reject, k skip, b back (which takes the last answer out of the file again), q quit. In a terminal one key is enough;
else each line of standard input is an answer.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.commands.exits import OK, REPORTED, reported, told
from graph.commands.inputs import AuthorityOption, CurationOption, sample_corpus
from graph.console import say, shown, watched
from graph.errors import InputError
from graph.settings import DEFAULT_BASE, Settings

if TYPE_CHECKING:
    from graph.curate.proposals import Proposal

KEYS = {
    "things": {"s": "same", "d": "different"},
    "claims": {"c": "confirm", "r": "reject"},
}
MOVES = {"k": "skip", "b": "back", "q": "quit"}


def review(  # noqa: PLR0913  an option is a parameter
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT", help="Files or folders of articles, as for build.", show_default="corpus/"),
    ] = None,
    curation: CurationOption = "",
    about: Annotated[
        str,
        typer.Option(
            "--about",
            metavar="things|claims",
            help="Propose only what is one thing, or only which claims hold.",
            show_default="both",
        ),
    ] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Propose no more than N.")] = 20,
    author: Annotated[
        str, typer.Option(metavar="NAME", help="In whose name to judge.", show_default="the user.name of git")
    ] = "",
    date: Annotated[
        str, typer.Option(metavar="DAY", help="The day of the judgement, such as 2031-05-08.", show_default="today")
    ] = "",
    show_list: Annotated[bool, typer.Option("--list", help="Print the proposals and ask nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: print them as JSON.")] = False,
    base: Annotated[str, typer.Option(metavar="IRI", help="The --base of the build.")] = DEFAULT_BASE,
    authority: AuthorityOption = "",
) -> None:
    """Judge the least certain decisions, one key each.

    Keys: s same, d different (of two things); c confirm, r reject (of a claim); k skip, b back, q quit. Answers are
    written to curation.csv beside the articles at once, and the next build obeys them.
    """
    with reported():
        from graph import pipeline
        from graph.curate import find, read
        from graph.curate.proposals import as_object, in_lines, proposals

        paths = list(inputs) if inputs else [str(sample_corpus())]
        if about not in ("", *KEYS):
            raise InputError(f"--about takes {' or '.join(KEYS)}, not {about!r}")
        if "-" in paths and not show_list:
            raise InputError("standard input cannot be both the articles and the answers; add --list")
        sitting = None if show_list else _sitting(paths, curation, author, date)
        named = curation if not curation or Path(curation).is_file() else None
        entries = () if named is None else read(find(paths, named))
        settings = Settings(base, authority=authority, curation=curation)
        with watched(show_list and as_json) as progress:
            gathered = pipeline.gather(paths, settings, progress, sys.stdin.buffer if "-" in paths else None)
        done = pipeline.curated(gathered, entries, settings)
        found = proposals(done.gathered, done.applied, done.places, base)
        found = tuple(one for one in found if about in ("", one.about))[:limit]
        lost = told(done.gathered.problems)
        if sitting is not None:
            _sit(found, sitting)
            raise typer.Exit(REPORTED if lost else OK)
    if as_json:
        typer.echo(json.dumps([as_object(one) for one in found], ensure_ascii=False, indent=2))
    else:
        typer.echo(shown("\n\n".join("\n".join(in_lines(one)) for one in found) or "nothing is left to judge"))
    raise typer.Exit(REPORTED if lost else OK)


@dataclass
class Sitting:
    """The file that answers go to, who gives them and when; what each answer so far did to the file."""

    file: Path
    author: str
    date: str
    ask: Callable[[], str]
    trail: list[tuple[bytes | None, bytes] | None] = field(default_factory=list)
    by_git: bool = False  # whether the name of the author is that of git

    def signature(self) -> str:
        """Return under whose name and where the answers are written, as one line."""
        whence = " (the user.name of git; --author NAME signs with another)" if self.by_git else ""
        return f"judgements go to {self.file}, signed {self.author!r}{whence}"

    def write(self, proposal: Proposal, action: str) -> None:
        """Write an answer as a row."""
        from graph.curate.entries import Action, Entry
        from graph.curate.files import append

        note = " / ".join(dict.fromkeys(side.label for side in proposal.sides))
        cells = (proposal.subject, proposal.predicate, proposal.object, "", self.author, self.date)
        before = append(self.file, Entry(Action(action), *cells, " ".join(note.split())))
        self.trail.append((before, self.file.read_bytes()))

    def take_back(self) -> None:
        """Undo the last answer; raise InputError where somebody else has written to the file since."""
        from graph.curate.files import restore

        last = self.trail.pop()
        if last is None:
            return
        if self.file.read_bytes() != last[1]:
            raise InputError(
                f"{self.file}: has changed since the last answer, which cannot be taken back; edit the file"
            )
        restore(self.file, last[0])


def _sitting(paths: Sequence[str], curation: str, author: str, date: str) -> Sitting:
    from graph.curate.entries import is_day
    from graph.curate.files import place_for

    if date and not is_day(date):
        raise InputError(f"--date {date!r} is no day such as 2031-05-08")
    today = day.today().isoformat()  # noqa: DTZ011, TID251  a judgement is the act of a person, on a day
    file = place_for(paths, curation)
    return Sitting(file, author.strip() or _git_name(), date or today, _asker(), by_git=not author.strip())


def _git_name() -> str:
    """Return the name under which the user commits; raise InputError where git knows none."""
    if shutil.which("git"):
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
        if done.stdout.strip():
            return " ".join(done.stdout.split())
    raise InputError("nobody is named as the author of the judgements; add --author NAME")


def _asker() -> Callable[[], str]:
    """Return what gives the next answer: a key of the terminal or a line of standard input, "q" at its end."""
    if sys.stdin.isatty():
        return typer.getchar
    lines = iter(sys.stdin)
    return lambda: next((line for line in lines if line.strip()), "q")


def _sit(found: Sequence[Proposal], sitting: Sitting) -> None:
    """Show the proposals one by one and write the answers."""
    from graph.curate.proposals import in_lines

    if found:
        say(sitting.signature())
    place = 0
    while place < len(found):
        proposal = found[place]
        answers = KEYS[proposal.about]
        typer.echo(shown("\n".join((f"\n{place + 1} of {len(found)}", *in_lines(proposal)))))
        typer.echo("  " + ", ".join(f"[{key}] {word}" for key, word in (answers | MOVES).items()))
        key = sitting.ask().strip().lower()[:1]
        if key == "q":
            break
        if key in answers:
            sitting.write(proposal, answers[key])
            typer.echo(f"  {answers[key]}")
            place += 1
        elif key == "k":
            sitting.trail.append(None)
            place += 1
        elif key == "b" and place:
            sitting.take_back()
            place -= 1
        else:
            say("this is the first" if key == "b" else f"{key!r} is none of {', '.join(answers | MOVES)}")
    count = sum(1 for one in sitting.trail if one is not None)
    if not found:
        typer.echo("nothing is left to judge")
    typer.echo(f"{count} judgement{'' if count == 1 else 's'} written to {shown(str(sitting.file))}" if count else "")
