"""A graph store behind HTTP: get, put and delete one named graph at a time.

GET, PUT and DELETE may be repeated without harm, so that a request is made again, with growing pauses, where the line
breaks, the store is busy or it fails. No redirect is followed, and neither proxies nor passwords are taken from the
environment's files: the graph and the password go to the address that was named, or nowhere.
"""

from __future__ import annotations

import html
import logging
import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Self
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.exceptions import HTTPError, InvalidHeader
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry

from graph.errors import InputError, StoreError
from graph.publish.record import NTRIPLES, TURTLE

READER = ("X-Served-By", "casegraph")  # what `casegraph serve` says in every answer
AGAIN = (429, 500, 502, 503, 504)  # 500: so Virtuoso calls a deadlock, which passes
LONGEST_PAUSE = 60.0  # seconds that a store may ask us to wait
LONGEST_TEXT = 200  # characters of an answer that are shown
SCHEMES = ("basic", "digest")
ASIDE = re.compile(r"<(head|script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
VISIBLE = re.compile(r"[!-~]+")  # ASCII without spaces
OBJECT = re.compile(r"^(?:<[^>]*>|HTTPS?Connection\w*\([^)]*\)): ")
log = logging.getLogger(__name__)


class Refused(StoreError):
    """An answer by which the store refuses one graph."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where a store is, and how it is asked; raises InputError for what cannot be or would show a secret.

    url: the address of its Graph Store Protocol, without a graph.
    user, password: what it wants to see, "" for nothing; `scheme` is "basic" or "digest", "" for what the store asks.
    token: in the place of these, a bearer token.
    timeout: seconds without a sign of life; retries: how often a request is made again; pause: seconds before the
    second time, twice as many before the next.
    insecure: whether user and token may go over plain HTTP to another machine.
    """

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    scheme: str = ""
    timeout: float = 120.0
    retries: int = 4
    pause: float = 0.5
    insecure: bool = False

    def __post_init__(self) -> None:
        parts = _parts(self.url)
        if self.user and self.token:
            raise InputError("--user and --token exclude each other")
        if self.token and not VISIBLE.fullmatch(self.token):
            raise InputError("the token holds a space, an end of line or a letter that no token has")
        if self.scheme and self.scheme not in SCHEMES:
            raise InputError(f"--auth {self.scheme!r}: there are {', '.join(SCHEMES)}")
        plain = parts.scheme == "http" and not _local(parts.hostname or "")
        if (self.user or self.token) and plain and not self.insecure:
            raise InputError(
                f"{self.shown}: over http: others on the way can read the password; use https:, or a tunnel to this "
                "machine, or say --insecure"
            )

    @property
    def shown(self) -> str:
        """Return the address without its query, which may hold a key."""
        return self.url.split("?")[0]

    def address(self, name: str) -> str:
        """Return the address of a graph."""
        url = self.url.removesuffix("?")
        return f"{url}{'&' if '?' in url else '?'}graph={quote(name, safe='')}"


def _parts(url: str) -> SplitResult:
    """Return the parts of an address; raises InputError where it is none, or names a password or a graph."""
    none = "the address of the store is no URL such as http://127.0.0.1:7878/store"  # it may hold a secret: not shown
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise InputError(none) from None
    if parts.username is not None or parts.password is not None:
        raise InputError("the address of the store holds a user or password: give --user, and the password by itself")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.fragment or re.search(r"\s", url):
        raise InputError(none)
    if {"graph", "default"} & {key for key, _ in parse_qsl(parts.query, keep_blank_values=True)}:
        raise InputError("the address of the store names a graph: leave out graph= and default, each graph is added")
    return parts


def _local(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class _Patient(Retry):
    """Asks again, and says so."""

    def increment(self, *arguments: Any, **options: Any) -> Self:
        """Count one more attempt; raises where there were enough."""
        left = super().increment(*arguments, **options)
        response, error = options.get("response"), options.get("error")
        told = f"answered {response.status}" if response is not None else f"gave no answer ({_reason(error)})"
        log.warning("the store %s; asking again", told)
        return left

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Return how many seconds the store wants us to wait, if it says so in a way that is understood."""
        try:
            after = super().get_retry_after(response)
        except InvalidHeader:
            return None
        return None if after is None else min(after, LONGEST_PAUSE)


class Store:
    """A graph store; its methods raise Refused for one graph that it does not take, StoreError where nothing goes."""

    def __init__(self, access: Access) -> None:
        """Take the access; nothing is asked yet."""
        self.access = access
        self._session = requests.Session()
        self._session.trust_env = False
        if access.token:
            self._session.headers["Authorization"] = f"Bearer {access.token}"
        elif access.user and access.scheme:
            self._session.auth = self._login(access.scheme)
        patient = _Patient(
            access.retries,
            redirect=0,
            other=0,
            allowed_methods=("GET", "PUT", "DELETE"),
            status_forcelist=AGAIN,
            backoff_factor=access.pause,
            raise_on_status=False,
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=patient))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        """Close the line."""
        self._session.close()

    def get(self, name: str) -> tuple[bytes, str] | None:
        """Return a graph and the media type it is in; None where there is none of the name."""
        accept = f"{NTRIPLES}, {TURTLE};q=0.8"
        answer = self._asked("GET", name, {"Accept": accept})
        if answer.status_code == 404:
            return None
        self._check(answer)
        return answer.content, answer.headers.get("Content-Type", "").split(";")[0].strip().lower()

    def put(self, name: str, data: bytes, form: str = NTRIPLES) -> None:
        """Put a graph in the place of what the store has under the name."""
        self._check(self._asked("PUT", name, {"Content-Type": form}, data))

    def delete(self, name: str) -> None:
        """Take a graph away; that there is none is as good."""
        answer = self._asked("DELETE", name, {})
        if answer.status_code != 404:
            self._check(answer)

    def _asked(self, method: str, name: str, headers: dict[str, str], data: bytes | None = None) -> requests.Response:
        """Return the answer to a request, with the credentials that it asks for."""
        answer = self._once(method, name, headers, data)
        if answer.status_code == 401 and self.access.user and self._session.auth is None:
            offered = answer.headers.get("WWW-Authenticate", "").lower()
            self._session.auth = self._login("digest" if "digest" in offered else "basic")
            answer = self._once(method, name, headers, data)
        if answer.headers.get(READER[0]) == READER[1]:
            raise StoreError(
                f"{self.access.shown} is an address of casegraph serve, which only reads; start a store that takes "
                "writes (oxigraph serve --location store --bind 127.0.0.1:7878) and name its address "
                "(http://127.0.0.1:7878/store)"
            )
        if answer.status_code == 401:
            given = self.access.user or self.access.token
            raise StoreError(
                f"{self.access.shown} answered 401: "
                + ("it does not take the user and password, or the token" if given else "it wants --user or --token")
            )
        return answer

    def _once(self, method: str, name: str, headers: dict[str, str], data: bytes | None) -> requests.Response:
        access, url = self.access, self.access.address(name)
        for left in reversed(range(access.retries + 1)):
            try:
                return self._session.request(
                    method, url, data=data, headers=headers, timeout=access.timeout, allow_redirects=False
                )
            except requests.exceptions.ChunkedEncodingError as error:  # the answer began, and broke off
                if not left:
                    raise StoreError(f"{access.shown} broke off while it answered: {_reason(error)}") from error
            except (requests.exceptions.RequestException, HTTPError, UnicodeError) as error:  # UnicodeError: the host
                raise StoreError(
                    f"{access.shown} cannot be reached: {_reason(error)}; is the store running?"
                ) from error
        raise AssertionError("the last attempt returns or raises")

    def _login(self, scheme: str) -> AuthBase:
        user, password = self.access.user, self.access.password
        if scheme == "basic":
            return HTTPBasicAuth(user.encode(), password.encode())  # of texts it would send Latin-1
        if not VISIBLE.fullmatch(user) or '"' in user:
            raise InputError(f"--user {user}: digest takes names of ASCII letters, digits and signs without quotes")
        return HTTPDigestAuth(user, password)

    def _check(self, answer: requests.Response) -> None:
        """Raise where the answer is no success."""
        if 200 <= answer.status_code < 300:
            return
        told = f"answered {answer.status_code} {answer.reason or ''}".rstrip()
        if 300 <= answer.status_code < 400:
            to = answer.headers.get("Location", "nowhere").split("?")[0]
            raise StoreError(f"{self.access.shown} {told}: it points to {to}; name that address if you trust it")
        said = _said(answer)
        raise Refused(f"{told}: {said}" if said else told)


def _said(answer: requests.Response) -> str:
    """Return the beginning of what an answer says in words."""
    text = answer.content[:20_000].decode("utf-8", "replace")
    words = " ".join(html.unescape(ASIDE.sub(" ", text)).split())
    return words if len(words) <= LONGEST_TEXT else words[:LONGEST_TEXT] + "…"


def _reason(error: Exception | None) -> str:
    """Return why a request failed, from the innermost error, without the object that it happened to."""
    while isinstance(
        inner := getattr(error, "reason", None) or (getattr(error, "args", None) or [None])[-1], Exception
    ):
        error = inner
    if "timed out" in str(error):
        return "nothing came in time (--timeout)"
    return OBJECT.sub("", str(error)) or type(error).__name__
