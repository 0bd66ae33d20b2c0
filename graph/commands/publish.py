"""Put a built graph into a triple store: `casegraph publish`."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.commands.ask import DEFAULT_GRAPH
from graph.commands.exits import REPORTED, reported
from graph.console import say, shown, watched
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.publish import Plan, Sent

PASSWORD = "CASEGRAPH_STORE_PASSWORD"  # the variables of the environment that hold a password, or a token
TOKEN = "CASEGRAPH_STORE_TOKEN"


class Login(StrEnum):
    """How a user and password are shown to a store."""

    BASIC = "basic"
    DIGEST = "digest"


def publish(  # noqa: PLR0913  an option is a parameter
    url: Annotated[
        str, typer.Argument(metavar="URL", help="The store's graph store address, as http://127.0.0.1:7878/store.")
    ],
    graph: Annotated[
        Path, typer.Option("--graph", metavar="PATH", help="The folder of a build, or its graph.trig or graph.nq.")
    ] = DEFAULT_GRAPH.parent,
    user: Annotated[
        str, typer.Option(metavar="NAME", help=f"Who publishes; the password in ${PASSWORD}.", show_default=False)
    ] = "",
    auth: Annotated[
        Login | None, typer.Option("--auth", help="How the password is shown.", show_default="as the store asks")
    ] = None,
    token: Annotated[bool, typer.Option("--token", help=f"Show the token in ${TOKEN}, in place of a user.")] = False,
    insecure: Annotated[
        bool, typer.Option("--insecure", help="Let password or token go over http: to another machine.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Send all graphs, also those that the store holds already.")
    ] = False,
    merged: Annotated[
        bool,
        typer.Option("--merged", help="Keep one more graph, BASEgraph/merged, with each triple of all of them once."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be done, and do nothing.")] = False,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, max=86_400, help="How long to wait for the store.")
    ] = 120,
    retries: Annotated[int, typer.Option(metavar="N", min=0, max=20, help="How often to try again.")] = 4,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but problems.")] = False,
) -> None:
    """Put the graph of each document into a triple store.

    Over the SPARQL 1.1 Graph Store Protocol. Sends what is new or changed since the last time, and takes away the
    graphs of documents that are withdrawn; what was sent, the store itself notes in the graph BASEgraph/publication.
    A graph of the same name is replaced, whoever put it there; other graphs, and the default graph, are left alone.
    A run that broke off goes on when repeated.
    Exit codes: 0 done, 1 the store refused some graphs, 2 error.
    """
    with reported():
        password, bearer = _secret(PASSWORD, "--user") if user else "", _secret(TOKEN, "--token") if token else ""
        from graph.publish import Access, Graphs, Store, compare, quads_file, send

        access = Access(url, user, password, bearer, auth or "", timeout, retries, insecure=insecure)
        with watched(quiet) as progress, Graphs(quads_file(graph), merged=merged) as graphs, Store(access) as store:
            plan, held = compare(graphs, store, everything=everything)
            done = None if dry_run else send(graphs, store, plan, held, progress)
    if done is None:
        typer.echo("\n".join(_intended(plan)))
    else:
        _told(done, quiet)


def _secret(name: str, option: str) -> str:
    """Return a secret from the environment; raises InputError where it is not there."""
    found = os.environ.get(name)  # noqa: TID251  a secret has no place in a command line
    if not found:
        raise InputError(f"{option} needs the environment variable {name}, which is not set")
    return found


def _intended(plan: Plan) -> list[str]:
    lines = [*(f"send {name}" for name in plan.send), *(f"withdraw {name}" for name in plan.withdraw)]
    return [*lines, f"to send {len(plan.send)}, unchanged {len(plan.same)}, to withdraw {len(plan.withdraw)}"]


def _told(done: Sent, quiet: bool) -> None:
    """Print what was done; leave with 1 where the store refused something."""
    for name, why in done.refused:
        say(f"error: {name}: the store {why}")
    if done.untried:
        say(f"error: the store refused {len(done.refused)} graphs one after the other; {done.untried} were not tried")
    if not quiet:
        typer.echo(shown(f"sent {done.sent}, unchanged {done.same}, withdrawn {done.withdrawn}"))
    if done.refused:
        raise typer.Exit(REPORTED)
