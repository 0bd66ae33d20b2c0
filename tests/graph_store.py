"""A graph store on this machine for tests: it keeps what is put, and has moods that a test gives it.

It speaks as much of the SPARQL 1.1 Graph Store Protocol as publishing needs, wants a login if told so, and notes every
request. `only_here` lets the HTTP library of the project connect to this machine, and nowhere else.
"""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from loopback import connect

USER, PASSWORD, TOKEN = "ada", "pässword:1", "t0ken"
NONCE = "c3f1"
PAIR = re.compile(r'(\w+)="?([^",]*)"?')


@dataclass(frozen=True, slots=True)
class Mood:
    """What befalls a request: a status, or no answer at all (`silent`), or half of one (`cut`), or none for long."""

    status: int = 503
    body: str = "not now"
    headers: tuple[tuple[str, str], ...] = ()
    silent: bool = False
    cut: bool = False
    slow: bool = False


@dataclass
class GraphStore:
    """The graphs by name, the requests as method and name, and what is sent with them.

    `mood` is asked before each request, with method, name and its number, and gives a mood or None.
    """

    graphs: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    mood: Callable[[str, str, int], Mood | None] = lambda method, name, number: None
    login: str = ""
    url: str = ""
    let_go: threading.Event = field(default_factory=threading.Event)

    def puts(self) -> list[str]:
        """Return the names of the graphs that were put, in order, but those of records; forget all requests."""
        found = [name for method, name in self.asked if method == "PUT" and not name.endswith("/publication")]
        self.asked.clear()
        return found

    def knows(self, method: str, path: str, header: str) -> bool:
        """Tell whether a request has the login that is wanted."""
        if self.login == "bearer":
            return header == f"Bearer {TOKEN}"
        if self.login == "basic":
            return header == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.login == "digest":
            said = dict(PAIR.findall(header.removeprefix("Digest ")))
            who, what = _md5(f"{USER}:store:{PASSWORD}"), _md5(f"{method}:{path}")
            middle = ":".join((NONCE, said.get("nc", ""), said.get("cnonce", ""), "auth"))
            return said.get("username") == USER and said.get("response") == _md5(f"{who}:{middle}:{what}")
        return True


def _md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


CHALLENGE = {
    "basic": 'Basic realm="store"',
    "digest": f'Digest realm="store", nonce="{NONCE}", qop="auth", algorithm="MD5"',
    "bearer": "Bearer",
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one piece: else each waits for the other's acknowledgement
    store: GraphStore

    def _serve(self) -> None:
        store, method = self.store, self.command
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        (name,) = parse_qs(urlsplit(self.path).query)["graph"]
        store.asked.append((method, name))
        store.headers.append({key.lower(): value for key, value in self.headers.items()})
        if not store.knows(method, self.path, self.headers.get("Authorization", "")):
            self._answer(401, b"who are you?", (("WWW-Authenticate", CHALLENGE[store.login]),))
        elif (mood := store.mood(method, name, len(store.asked))) is not None:
            self._moody(mood)
        elif method == "PUT":
            fresh = name not in store.graphs
            store.graphs[name] = body
            self._answer(201 if fresh else 204)
        elif name not in store.graphs:
            self._answer(404, b"no such graph")
        elif method == "DELETE":
            del store.graphs[name]
            self._answer(204)
        else:
            self._answer(200, store.graphs[name], (("Content-Type", "application/n-triples"),))

    do_GET = do_PUT = do_DELETE = _serve

    def _moody(self, mood: Mood) -> None:
        if mood.slow:
            self.store.let_go.wait(20)
        if mood.silent or mood.slow:
            self.close_connection = True
        elif mood.cut:
            self.send_response(200)
            self.send_header("Content-Type", "application/n-triples")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"<urn:s> ")
            self.close_connection = True
        else:
            self._answer(mood.status, mood.body.encode(), mood.headers)

    def _answer(self, status: int, body: bytes = b"", headers: tuple[tuple[str, str], ...] = ()) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if status == 204 else body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def only_here(patch: pytest.MonkeyPatch) -> None:
    """Let urllib3 connect to the loopback interface, past the ban of `conftest`."""

    patch.setattr("urllib3.util.connection.create_connection", connect)


@contextmanager
def graph_store(patch: pytest.MonkeyPatch) -> Iterator[GraphStore]:
    """Run an empty store on the loopback interface."""
    only_here(patch)
    store = GraphStore()

    class Handler(_Handler):
        pass

    Handler.store = store
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        store.url = f"http://127.0.0.1:{running.server_address[1]}/store"
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield store
        finally:
            store.let_go.set()
            running.shutdown()
            thread.join()
