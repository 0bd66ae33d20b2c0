"""One question to a server that speaks the chat interface of OpenAI, one answer, over plain HTTP.

Takes messages and a JSON schema, gives the text of the answer. A busy or failing server is asked again, with growing
pauses; one that refuses, redirects, cannot be reached or answers in another protocol is an error that says so.
"""

from __future__ import annotations

import json
import logging
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import urlsplit

from graph.errors import ReaderError
from graph.settings import LanguageModel

ATTEMPTS = 5
PAUSES = (1.0, 2.0, 4.0, 8.0)
LONGEST_PAUSE = 60.0  # seconds that a server may ask us to wait
MOST_BYTES = 20_000_000
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
log = logging.getLogger(__name__)


class _Busy(ReaderError):
    """An answer that may be another one later; `after` is how many seconds the server wants us to wait."""

    def __init__(self, message: str, after: str | None = None) -> None:
        super().__init__(message)
        self.after = float(after) if after is not None and after.isdigit() else None


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the text and the key go to the address that was named, or nowhere."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Chat:
    """A server and a model; `pause` waits for seconds."""

    settings: LanguageModel
    pause: Callable[[float], None] = time.sleep

    @property
    def address(self) -> str:
        """Return the address of the interface: the path is added where the setting leaves it out."""
        url = self.settings.url.rstrip("/")
        if url.endswith("/chat/completions"):
            return url
        return f"{url}/chat/completions" if url.endswith("/v1") else f"{url}/v1/chat/completions"

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, object]) -> str:
        """Return the text of the answer; raises ReaderError where there is none in the end."""
        form = {"type": "json_schema", "json_schema": {"name": "events", "strict": True, "schema": schema}}
        body = {"model": self.settings.model, "messages": list(messages), "response_format": form, "temperature": 0}
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._once(body)
            except _Busy as error:
                if attempt == ATTEMPTS:
                    raise ReaderError(f"{error}; gave up after {ATTEMPTS} attempts") from error
                wait = min(error.after if error.after is not None else PAUSES[attempt - 1], LONGEST_PAUSE)
                log.warning("%s; asking again in %g s", error, wait)
                self.pause(wait)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, body: dict[str, Any]) -> str:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.settings.key:
            headers["Authorization"] = f"Bearer {self.settings.key}"
        request = urllib.request.Request(self.address, json.dumps(body).encode(), headers, method="POST")
        try:
            with self._opener().open(request, timeout=self.settings.timeout) as response:
                return self._content(response.read(MOST_BYTES))
        except urllib.error.HTTPError as error:
            with error:
                said = error.read(2000).decode("utf-8", "replace")
            if error.code == 400 and "temperature" in said and body.pop("temperature", None) is not None:
                return self._once(body)  # a model that allows no other than its own
            raise self._refused(error, said) from error
        except TimeoutError as error:
            raise _Busy(f"{self.address} (--llm) gave no answer in {self.settings.timeout:g} s") from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise _Busy(f"{self.address} (--llm) gave no answer in {self.settings.timeout:g} s") from error
            raise ReaderError(
                f"{self.address} (--llm) cannot be reached: {error.reason}; is the server running?"
            ) from error
        except (HTTPException, ConnectionError) as error:
            raise _Busy(f"{self.address} (--llm) broke off: {error}") from error

    def _opener(self) -> urllib.request.OpenerDirector:
        """Return what opens the address: no redirects, and no proxy to a server on this machine."""
        local = urlsplit(self.address).hostname in LOCAL
        return urllib.request.build_opener(_Stay, *([urllib.request.ProxyHandler({})] if local else []))

    def _refused(self, error: urllib.error.HTTPError, said: str) -> ReaderError:
        told = f"{self.address} (--llm) answered {error.code} {error.reason}"
        if error.code == 429 or error.code >= 500:
            return _Busy(told, error.headers.get("Retry-After"))
        if error.code in (401, 403):
            return ReaderError(f"{told}: set CASEGRAPH_LLM_KEY to a key that it takes")
        if 300 <= error.code < 400:
            return ReaderError(
                f"{told}: it points to {error.headers.get('Location')}; name that address if you trust it"
            )
        return ReaderError(f"{told}: {' '.join(said.split())[:300]}")

    def _content(self, data: bytes) -> str:
        """Return the text of the first choice; raises ReaderError for an answer of another form."""
        try:
            choice = json.loads(data)["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise ReaderError(f"{self.address} (--llm) does not answer as a chat interface does") from error
        return content if isinstance(content, str) else ""
