"""The web application: the addresses of the server, and the headers of every answer.

Takes what is served now, the folder of the build and the limits; gives an ASGI application of Starlette. Nothing is
served but what is named here: the pages of this package, the files that a build writes, and its `site/`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request as Asked
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph import asking
from graph.errors import GraphError, QueryError
from graph.serve import forms
from graph.serve.html import asset, rendered
from graph.serve.limits import Limits, Refusal
from graph.serve.protocol import Endpoint, endpoint, refusal
from graph.serve.snapshot import Current, Snapshot, Stopped
from graph.serve.worker import Request
from graph.vocabulary import PREFIXES, ontology_path

FILES = {
    "graph.ttl": ("everything, in Turtle", "text/turtle"),
    "graph.trig": ("the same, a named graph for each document", "application/trig"),
    "graph.nq": ("the same, a statement a line", "application/n-quads"),
    "graph.jsonld": ("the same, as JSON-LD", "application/ld+json"),
    "graph.graphml": ("things and relations, for network tools", "application/graphml+xml"),
}
EDITOR = {"yasgui.min.js": "text/javascript", "yasgui.min.css": "text/css"}
OWN = {"serve.css": "text/css", "editor.js": "text/javascript"}
PLAIN = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SCRIPTED = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SERVED_BY = (b"x-served-by", b"casegraph")  # by which `graph.publish` knows that nothing can be put here


def application(current: Current, limits: Limits, hosts: Sequence[str], origins: Sequence[str] = ()) -> Starlette:
    """Return the application; it answers to these host names alone, whatever name a page may give to this address."""
    folder = current.graph.parent
    routes = [
        Route("/", _home(current, folder, limits)),
        Route("/graph.html", _file(folder / "graph.html", "text/html")),
        Route("/ontology.ttl", _file(ontology_path(), "text/turtle")),
        Route("/sparql", endpoint(current, limits), methods=["GET", "POST"]),
        Route("/questions", _page(forms.listed)),
        Route("/questions/{name:str}", _question(current)),
        Route("/editor", _page(lambda: forms.Page(rendered("editor", questions=asking.questions())), SCRIPTED)),
        Route("/terms/prefixes.json", _prefixes),
        *(Route(f"/terms/{kind}.json", _terms(current, kind)) for kind in ("class", "property")),
        *(Route(f"/{name}", _asset(name, kind)) for name, kind in OWN.items()),
        *(Route(f"/{name}", _from_oxigraph(current, name, kind)) for name, kind in EDITOR.items()),
        *(Route(f"/data/{name}", _file(folder / name, kind)) for name, (_, kind) in FILES.items()),
        Mount("/site", _Site(directory=folder / "site", html=True, check_dir=False)),
    ]
    trusted = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    middleware = [Middleware(_Headers), trusted]
    if origins:
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"]))
    return Starlette(routes=routes, middleware=middleware, exception_handlers={HTTPException: _failed})


class _Headers:
    """Adds what every answer says: who gives it; to a browser, take it for what it is, tell nobody whence you came."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"), SERVED_BY)
                message["headers"] = [*message["headers"], *more]
            await send(message)

        await self._app(scope, receive, answer)


class _Site(StaticFiles):
    """The static pages, which a build may have written or not."""

    async def check_config(self) -> None:
        """Answer 404 where there are none, for a later build may write them."""
        if not Path(str(self.directory)).is_dir():
            raise HTTPException(404, "there are no pages; build with --site")


def _home(current: Current, folder: Path, limits: Limits) -> Endpoint:
    async def home(asked: Asked) -> Response:
        with current.used() as snapshot:
            values = {"triples": snapshot.triples, "documents": snapshot.documents}
        places = [
            ("graph.html", "The network", "things and their relations, with the sentences behind every line"),
            ("site/", "Pages", "a page for each thing and each document"),
            ("questions", "Questions", f"{len(asking.questions())} questions, with names as you type them"),
            ("editor", "Query editor", "questions of your own, in SPARQL"),
        ]
        there = [row for row in places if row[0] != "site/" or (folder / "site" / "index.html").is_file()]
        files = [(name, says, _size(folder / name)) for name, (says, _) in FILES.items() if (folder / name).is_file()]
        page = {"name": folder.resolve().name, "places": there, "files": files, "limits": limits}
        return _html(rendered("home", address=str(asked.base_url), **page, **values))

    return home


def _size(file: Path) -> str:
    return f"{max(1, round(file.stat().st_size / 1000)):,} kB"


def _page(make: Callable[[], forms.Page], policy: str = PLAIN) -> Endpoint:
    async def page(asked: Asked) -> Response:
        made = make()
        return _html(made.text, made.status, policy)

    return page


def _question(current: Current) -> Endpoint:
    def answered(name: str, typed: dict[str, str]) -> Response:
        stem, dot, form = name.partition(".")
        try:
            asking.find(stem)
        except QueryError as error:
            return _html(rendered("error", heading="No such question", says=str(error)), 404)
        try:
            with current.used() as snapshot:
                made = forms.as_file(snapshot, stem, form, typed) if dot else forms.asked(snapshot, stem, typed)
        except asking.NotOne as error:
            near = "".join(f"\n{one.told()}" for one in error.candidates)
            return PlainTextResponse(f"{str(error).removeprefix('--')}{near}\n", 300 if error.several else 404)
        except Stopped as error:
            return refusal(error.refusal)
        except GraphError as error:
            return PlainTextResponse(f"{error}\n", 400)
        if made.kind == "text/html":
            return _html(made.text, made.status)
        return Response(made.text, made.status, media_type=f"{made.kind}; charset=utf-8")

    async def question(asked: Asked) -> Response:
        return await run_in_threadpool(answered, asked.path_params["name"], dict(asked.query_params))

    return question


async def _prefixes(asked: Asked) -> Response:
    return JSONResponse(dict(PREFIXES))


def _terms(current: Current, kind: str) -> Endpoint:
    def used() -> Response:
        with current.used() as snapshot:
            try:
                return JSONResponse(list(snapshot.used_terms(kind)))
            except Stopped as error:
                return refusal(error.refusal)

    async def terms(asked: Asked) -> Response:
        return await run_in_threadpool(used)

    return terms


def _asset(name: str, kind: str) -> Endpoint:
    async def own(asked: Asked) -> Response:
        return Response(asset(name), media_type=kind)

    return own


def _from_oxigraph(current: Current, name: str, kind: str) -> Endpoint:
    def taken() -> Response:
        with current.used() as snapshot:
            found = _part(snapshot, name)
        if isinstance(found, Refusal):
            return refusal(found)
        return Response(found, media_type=kind, headers={"cache-control": "max-age=86400"})

    async def part(asked: Asked) -> Response:
        return await run_in_threadpool(taken)

    return part


def _part(snapshot: Snapshot, name: str) -> bytes | Refusal:
    """Return a file of the editor that Oxigraph has within it."""
    found = snapshot.ask(Request("GET", "", {}, path=f"/{name}"))
    if isinstance(found, Refusal):
        return found
    return found.body if found.status == 200 else Refusal(404, f"this oxigraph brings no {name}")


def _file(path: Path, kind: str) -> Endpoint:
    async def file(asked: Asked) -> Response:
        if not path.is_file():
            raise HTTPException(404, f"{path.name} is not in the folder that is served; build the graph again")
        return FileResponse(path, media_type=kind)

    return file


def _html(text: str, status: int = 200, policy: str = PLAIN) -> Response:
    return HTMLResponse(text.encode("utf-8", "replace"), status, {"content-security-policy": policy})


async def _failed(asked: Asked, error: Exception) -> Response:
    """Answer what has no address here, or no such method."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    says = str(error.detail) if isinstance(error, HTTPException) else "this should not happen"
    headers = getattr(error, "headers", None)
    if "text/html" not in asked.headers.get("accept", ""):
        return PlainTextResponse(f"{says}\n", status, headers)
    more = f"There is nothing at {asked.url.path}." if status == 404 else ""
    answer = _html(rendered("error", heading=says, says=more), status)
    answer.headers.update(headers or {})
    return answer
