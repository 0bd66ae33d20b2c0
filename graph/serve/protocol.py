"""The endpoint: the query operation of the SPARQL 1.1 Protocol, passed on to Oxigraph within the limits.

Takes requests of Starlette; gives its responses. `GET` without a query answers with the service description, and leads
a browser to the editor. What Oxigraph says of itself is put right: the endpoint is this one, and it federates nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.requests import Request as Asked
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from graph.serve.limits import FORM, Limits, Refusal, refused
from graph.serve.snapshot import Current
from graph.serve.worker import Reply, Request

SERVICE = "http://www.w3.org/ns/sparql-service-description#"
LINES = "application/n-triples"
Endpoint = Callable[[Asked], Awaitable[Response]]


def endpoint(current: Current, limits: Limits) -> Endpoint:
    """Return what answers requests to the endpoint."""

    async def sparql(asked: Asked) -> Response:
        body = await _body(asked, limits)
        if isinstance(body, Refusal):
            return refusal(body)
        address = asked.scope["query_string"].decode("latin-1")
        kind = asked.headers.get("content-type", "").split(";")[0].strip().casefold()
        wants_page = "text/html" in asked.headers.get("accept", "")
        if asked.method in ("GET", "HEAD") and not address and wants_page:
            return RedirectResponse("editor", 303)
        denied = refused(asked.method, kind, address, body, limits)
        if denied:
            return refusal(denied)
        return await _unless_gone(current, asked, _request(asked, address, body))

    return sparql


def _request(asked: Asked, address: str, body: bytes) -> Request:
    """Return what is passed on: a query in the address goes as a form, for Oxigraph takes addresses of 8 kB at most."""
    headers = dict(asked.headers)
    if asked.method == "POST" or not address:
        return Request("POST" if asked.method == "POST" else "GET", address, headers, body)
    return Request("POST", "", {**headers, "content-type": FORM}, address.encode("latin-1"))


async def _unless_gone(current: Current, asked: Asked, request: Request) -> Response:
    """Answer a request, and stop working on it when whoever asked goes away."""
    work = asyncio.create_task(run_in_threadpool(_answered, current, request))
    gone = asyncio.create_task(_gone(asked))
    await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
    if not work.done():
        request.given_up.tell()
    gone.cancel()
    return await work


async def _gone(asked: Asked) -> None:
    while (await asked.receive())["type"] != "http.disconnect":
        pass


def refusal(why: Refusal) -> Response:
    """Return a refusal as plain text."""
    again = {"retry-after": "2"} if why.status == 503 else None
    return PlainTextResponse(why.text + "\n", why.status, again)


def _answered(current: Current, request: Request) -> Response:
    described = request.method == "GET"
    if described:
        request = replace(request, headers={**request.headers, "accept": LINES})
    with current.used() as snapshot:
        found = snapshot.ask(request)
    if isinstance(found, Refusal):
        return refusal(found)
    if described and found.status == 200:
        return _description(found)
    kind = found.kind if found.status < 400 or ";" in found.kind else f"{found.kind}; charset=utf-8"
    return Response(found.body, found.status, {"vary": "accept"}, kind)


def _description(found: Reply) -> Response:
    """Return the service description as Turtle, without the feature that this endpoint lacks."""
    import pyoxigraph as ox

    quads = ox.parse(found.body, format=ox.RdfFormat.N_TRIPLES)
    kept = [quad.triple for quad in quads if str(quad.object) != f"<{SERVICE}BasicFederatedQuery>"]
    prefixes = {"sd": SERVICE, "formats": "http://www.w3.org/ns/formats/"}
    text = ox.serialize(kept, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return Response(text, 200, {"vary": "accept"}, "text/turtle")


async def _body(asked: Asked, limits: Limits) -> bytes | Refusal:
    """Return the body of a request, as long as it is no longer than what may be asked."""
    body = bytearray()
    try:
        async with asyncio.timeout(limits.seconds):
            async for piece in asked.stream():
                body += piece
                if len(body) > limits.query:
                    return Refusal(413, f"the query is longer than {limits.query:,} bytes")
    except ClientDisconnect:
        return Refusal(400, "the request broke off")
    except TimeoutError:
        return Refusal(408, f"the request was not complete after {limits.seconds:g} s")
    return bytes(body)
