"""One Oxigraph server as a child process, read-only, on a loopback port of its own: it answers one query at a time.

Takes the folder of a store; gives `Worker.ask`, which passes a request on and returns the whole answer, or a `Refusal`
where the limits are reached. What runs too long cannot be trusted to stop by itself: the process is killed, and the
next request finds a new one. The protocol, the parser and the evaluation are Oxigraph's.
"""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import requests

from graph.errors import ServeError
from graph.serve.limits import Limits, Refusal

HOST = "127.0.0.1"
PATIENCE = 20.0  # seconds until a worker must answer
TRIES = 3  # ports that are tried: one that was free may be taken before the worker has it
PASSED_ON = ("accept", "content-type", "host")
CHUNK = 1 << 16


class GivenUp:
    """Whether whoever asked has gone away; `then` says what is to be done about it."""

    def __init__(self) -> None:
        self.told = False
        self._then: Callable[[], None] | None = None
        self._lock = threading.Lock()

    def tell(self) -> None:
        """Say that nobody waits for the answer any more."""
        with self._lock:
            self.told = True
            then = self._then
        if then:
            then()

    def then(self, do: Callable[[], None]) -> None:
        """Do something when it is told, or at once where it has been."""
        with self._lock:
            self._then = do
            told = self.told
        if told:
            do()


@dataclass(frozen=True, slots=True)
class Request:
    """A request to the endpoint: its method, the query part of its address, its headers in lower case, its body."""

    method: str
    address: str
    headers: Mapping[str, str]
    body: bytes = b""
    path: str = "/sparql"
    given_up: GivenUp = field(default_factory=GivenUp)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of Oxigraph: its status, its media type, and the whole of its body."""

    status: int
    kind: str
    body: bytes


def program() -> str:
    """Return where the `oxigraph` program lies; raise ServeError, saying how to get it, where it does not."""
    beside = [sysconfig.get_path("scripts"), str(Path(sys.executable).parent)]
    found = next((path for path in (shutil.which("oxigraph", path=one) for one in beside) if path), None)
    found = found or shutil.which("oxigraph")
    if found is None:
        raise ServeError("the program `oxigraph` is not installed: pip install 'casegraph[serve]'")
    return found


class _Over:
    """How the answer to one request ended; whatever comes first counts, so that no later request is hit."""

    def __init__(self) -> None:
        self.why = ""
        self._lock = threading.Lock()

    def end(self, process: subprocess.Popen[bytes] | None, why: str) -> None:
        """Note the reason, and kill the process if there is one."""
        with self._lock:
            if not self.why:
                self.why = why
                if process is not None:
                    process.kill()


class Worker:
    """A process that answers queries over the store in a folder; not to be used by two threads at once."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._url = ""
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  lives as long as the worker
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy of the environment has no business between us

    def start(self) -> None:
        """Start the process, and wait until it answers; raise ServeError where it does not."""
        for _ in range(TRIES):
            with socket.socket() as free:
                free.bind((HOST, 0))
                port = free.getsockname()[1]
            command = [program(), "serve-read-only", "--location", str(self._folder), "--bind", f"{HOST}:{port}"]
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._said
            )
            self._url = f"http://{HOST}:{port}"
            if self._answers():
                _bounded(self._process.pid, self._limits.memory)
                return
            self.stop()
        self._said.seek(0)
        log = self._said.read().decode("utf-8", "replace").strip()
        raise ServeError(f"oxigraph does not start: {log or 'it does not say why'}")

    def ask(self, request: Request) -> Reply | Refusal:
        """Pass a request on; where it takes too long, answers too much or is given up, end the process and say so."""
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self.start()
        process, over = self._process, _Over()
        clock = threading.Timer(self._limits.seconds, over.end, (process, "late"))
        clock.daemon = True
        clock.start()
        request.given_up.then(lambda: over.end(process, "given up"))
        try:
            return self._passed_on(request)
        except requests.RequestException:
            self.stop()
            return Refusal(*self._why(over.why))
        finally:
            clock.cancel()
            over.end(None, "answered")

    def _why(self, why: str) -> tuple[int, str]:
        if why == "late":
            return 504, f"the query was stopped after {self._limits.seconds:g} s; ask for less, or add LIMIT"
        if why == "given up":
            return 499, "the query was given up"
        return 503, f"the worker ended, as one does that wants more than {self._limits.memory:,} MB; add LIMIT"

    def stop(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def _passed_on(self, request: Request) -> Reply | Refusal:
        headers = {name: value for name, value in request.headers.items() if name in PASSED_ON}
        headers["accept-encoding"] = "identity"
        address = f"{self._url}{request.path}" + (f"?{request.address}" if request.address else "")
        with self._session.request(
            request.method, address, data=request.body, headers=headers, stream=True, timeout=None
        ) as answer:
            body = bytearray()
            for piece in answer.iter_content(CHUNK):
                body += piece
                if len(body) > self._limits.result:
                    self.stop()  # it would go on for nobody
                    return Refusal(413, f"the answer is longer than {self._limits.result:,} bytes; add LIMIT")
            return Reply(answer.status_code, answer.headers.get("content-type", "text/plain"), bytes(body))

    def _answers(self) -> bool:
        end = time.monotonic() + PATIENCE
        while self._process is not None and self._process.poll() is None and time.monotonic() < end:
            try:
                self._session.get(f"{self._url}/", timeout=1)
            except requests.RequestException:
                time.sleep(0.02)
            else:
                return True
        return False


def _bounded(process: int, megabytes: int) -> None:
    """Let a process take that much memory and no more, where the system can see to it."""
    if sys.platform == "linux":
        import resource

        most = megabytes * 1_000_000
        with contextlib.suppress(ProcessLookupError):  # it has ended already, and will be missed
            resource.prlimit(process, resource.RLIMIT_AS, (most, most))
