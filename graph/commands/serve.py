"""Serve a built graph to a browser and to SPARQL clients: `casegraph serve`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from graph.commands.exits import reported
from graph.console import say
from graph.errors import InputError, ServeError

ORIGIN = re.compile(r"https?://[^/\s]+|\*")


def serve(  # noqa: PLR0913  an option is a parameter
    graph: Annotated[Path, typer.Option("--graph", metavar="DIR", help="The built folder, or its graph.ttl.")] = Path(
        "output"
    ),
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; other than this machine: for all who reach it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 for any that is free.")] = 7870,
    timeout: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0.1, max=86_400, help="How long a query may take before it is stopped."),
    ] = 10,
    max_result: Annotated[float, typer.Option(metavar="MB", min=0.001, max=10_000, help="The longest answer.")] = 50,
    memory: Annotated[
        int, typer.Option(metavar="MB", min=500, max=1_000_000, help="What a worker may take (on Linux).")
    ] = 4000,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="How many queries run at a time.")] = 2,
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="A web site whose scripts may read the answers; may be repeated."),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve the built graph to browsers and SPARQL clients.

    The network page, the questions as forms, a query editor that needs no network, and an endpoint for reading.

    It goes on until Ctrl+C, and serves what a later build writes into the folder. Nobody can change the graph through
    it, make it call other hosts, or keep it busy beyond the limits.
    """
    with reported():
        try:
            from graph.serve import running
        except ImportError as error:
            raise ServeError(f"serving needs {error.name}: pip install 'casegraph[serve]'") from error
        from graph.serve.limits import Limits, is_loopback

        wrong = next((one for one in cors or () if not ORIGIN.fullmatch(one)), None)
        if wrong is not None:
            raise InputError(f"--cors takes an origin such as https://notebooks.example, or *; {wrong!r} is none")
        limits = Limits(timeout, round(max_result * 1_000_000), memory=memory, workers=workers)
        if not is_loopback(host):
            say(f"warning: whoever reaches {host} can read the graph and ask it; there is no password")
        running.run(graph, (host, port), limits, tuple(cors or ()), lambda url, triples: _told(url, triples, open_page))


def _told(url: str, triples: int, open_page: bool) -> None:
    typer.echo(f"serving {triples:,} triples at {url} (SPARQL at {url}sparql); Ctrl+C stops it")
    if open_page:
        import webbrowser

        webbrowser.open(url)
