"""A server on this machine that speaks the chat interface of language models, for tests.

It answers with what a test has put into `answers`, in order, and keeps what it was asked.
"""

from __future__ import annotations

import json
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from loopback import connect


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer: status, body, headers; `wait` holds it back until the test lets go."""

    body: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    wait: bool = False


def content(answer: object) -> Answer:
    """Return an answer whose first choice has this content, as JSON unless it is a string."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return Answer(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}))


def event(kind: str, quote: str, *slots: tuple[str, str, str, str]) -> dict[str, object]:
    """Return an event as the schema wants it; a slot is (name, value, sort, quote)."""
    return {
        "kind": kind,
        "quote": quote,
        "slots": [dict(zip(("name", "value", "sort", "quote"), s, strict=True)) for s in slots],
    }


@dataclass
class Server:
    """What the server will answer and what it was asked: bodies and headers of the requests, and their paths."""

    answers: list[Answer] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    url: str = ""
    let_go: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serve(patch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Run a server on the loopback interface, and let this process connect there and nowhere else."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.asked.append(json.loads(body))
            server.headers.append({k.lower(): v for k, v in self.headers.items()})
            server.paths.append(self.path)
            answer = server.answers.pop(0) if server.answers else Answer("nothing to say", 418)
            if answer.wait:
                server.let_go.wait(20)
                return
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body.encode())

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Threads(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Threads(("127.0.0.1", 0), Handler) as running:
        port = running.server_address[1]
        server.url = f"http://127.0.0.1:{port}"

        patch.setattr(socket, "create_connection", connect)
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.let_go.set()
            running.shutdown()
            thread.join()
