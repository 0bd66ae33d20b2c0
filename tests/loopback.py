"""Lets a test reach this machine and nothing else, and starts the server as people do: as a program."""

from __future__ import annotations

import _socket
import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def connect(
    address: tuple[str, int],
    timeout: object = None,
    source_address: object = None,
    socket_options: Iterable[tuple[int, int, int]] = (),
    **_: object,
) -> socket.socket:
    """Connect to 127.0.0.1, and nowhere else; `socket` and urllib3 call it alike."""
    assert address[0] == "127.0.0.1", f"a test tried to reach {address[0]}"
    line = socket.socket()
    for option in socket_options:  # one of them sends small pieces at once
        line.setsockopt(*option)
    line.settimeout(timeout if isinstance(timeout, int | float) else None)
    try:
        _socket.socket.connect(line, address)
    except OSError:
        line.close()
        raise
    return line


@contextmanager
def reachable() -> Iterator[None]:
    """Let this process connect to 127.0.0.1, and nowhere else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "create_connection", connect)
        yield


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers in lower case, the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs; `ask` sends one request to it."""

    port: int
    process: subprocess.Popen[str]

    def ask(
        self, method: str, target: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.putrequest(method, target, skip_host="Host" in (headers or {}), skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                line.putheader(name, value)
            if body is not None:
                line.putheader("Content-Length", str(len(body)))
            line.endheaders(body)
            found = line.getresponse()
            return Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
        finally:
            line.close()

    def query(self, text: str, accept: str = "text/csv") -> Answer:
        return self.ask(
            "POST", "/sparql", text.encode(), {"Content-Type": "application/sparql-query", "Accept": accept}
        )


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Served]:
    """Run `casegraph serve` over a built folder, on a free port, until the test is done."""
    command = [sys.executable, "-m", "graph", "serve", "--graph", str(folder), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert process.stdout is not None and process.stderr is not None
        told = process.stdout.readline()
        found = re.search(r"127\.0\.0\.1:(\d+)/", told)
        assert found, told + process.stderr.read()
        with reachable():
            yield Served(int(found[1]), process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
