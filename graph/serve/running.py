"""The server as a process: it binds its address, says so, and runs until it is told to stop.

Takes a built folder, an address, limits; gives nothing, and raises InputError where there is no graph, ServeError where
the address is taken or Oxigraph is not there.
"""

from __future__ import annotations

import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import uvicorn

from graph.errors import ServeError
from graph.query import graph_file
from graph.serve.app import application
from graph.serve.limits import Limits, is_loopback
from graph.serve.patience import Patience
from graph.serve.snapshot import Current
from graph.serve.worker import program

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
CONNECTIONS = 500  # open at a time
HEADERS = 20_000  # bytes that the head of a request may have besides its query
Address = tuple[str, int]


def run(
    folder: Path, address: Address, limits: Limits, origins: Sequence[str], tell: Callable[[str, int], None]
) -> None:
    """Serve the graph of a folder until the process is told to stop; `tell` is given the URL and the triples."""
    program()
    graph_file(folder)
    for name in ("SIGTERM", "SIGHUP"):  # uvicorn ends what it serves, and then hands the signal on to us
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)
    gc.enable()  # the command line switches it off, for builds; a server runs for days
    with closing(_bound(address)) as line:
        host, port = line.getsockname()[:2]
        current = Current(folder, limits)
        try:
            names = (*LOOPBACK, f"[{address[0]}]" if ":" in address[0] else address[0])
            served = application(current, limits, names if is_loopback(address[0]) else ("*",), origins)
            settings = uvicorn.Config(
                served,
                log_level="warning",
                access_log=False,
                server_header=False,
                lifespan="off",
                http=Patience,
                loop="asyncio",
                h11_max_incomplete_event_size=limits.query + HEADERS,
                limit_concurrency=CONNECTIONS,
            )
            _log_plainly()
            current.begin()
            with current.used() as snapshot:
                tell(f"http://{f'[{host}]' if ':' in host else host}:{port}/", snapshot.triples)
            uvicorn.Server(settings).run([line])
        except KeyboardInterrupt:
            return
        finally:
            current.end()


def _bound(address: Address) -> socket.socket:
    """Return a socket that is bound to the address, before anything is loaded; raise ServeError where it cannot be."""
    host, port = address
    try:
        family, kind, number, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        line = socket.socket(family, kind, number)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(place)
        line.listen(128)  # whoever comes while the graph is loaded waits
    except OSError as error:
        raise ServeError(
            f"{host}:{port}: {error.strerror or error}; choose another --port (0: any) or --host"
        ) from error
    return line


def _leave(*_: object) -> None:
    """End the process as a program that was told to, so that the workers and the store go with it."""
    sys.exit(0)


def _log_plainly() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
