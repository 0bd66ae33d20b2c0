"""Real triple stores for the tests: an Oxigraph server, Apache Jena and Virtuoso 7, on loopback, in a folder each.

Each is a context manager that starts the program, gives a `Store` and stops it again, whatever happened between. A
store holds several files apart, each under a name; `ask` gives the rows of a SELECT as texts. Where a program is
missing the test is skipped, and says how to get it. `rdflib` is no program, but is asked in the same way.
"""

from __future__ import annotations

import _socket
import contextlib
import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

import pytest
from loopback import reachable
from rdflib import Graph

Table = list[tuple[str, ...]]

HERE = "127.0.0.1"
PATIENCE = 120  # seconds for a start, a load or an answer
JSON_ROWS = "application/sparql-results+json"
APT = "apt-get install -y --no-install-recommends"
JAVA = Path("/usr/share/java")
JARS = (
    *(f"jena-{part}" for part in "arq base cmds core iri rdfconnection shacl shex tdb tdb2".split()),
    *(f"jena-dboe-{part}" for part in "base index storage trans-data transaction".split()),
    *(f"commons-{part}" for part in "cli codec compress csv io lang3".split()),
    *(f"jackson-{part}" for part in "annotations core databind".split()),
    *"dexx.collection gson guava httpclient httpcore jakarta.json-api jcl-over-slf4j jsonld-java".split(),
    *"protobuf slf4j-api slf4j-simple thrift titanium-json-ld".split(),
)
INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {here}:{sql}
DirsAllowed = {data}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DisableUnixSocket = 1
[HTTPServer]
ServerPort = {here}:{web}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


class Store(Protocol):
    """A running store: files are loaded under a name, and that name is asked."""

    name: str

    def load(self, name: str, file: Path) -> None:
        """Load a Turtle file, or a file of N-Quads with its graphs, under a name."""

    def ask(self, name: str, text: str) -> Table:
        """Return the rows of a SELECT over what was loaded under the name."""


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.socket() as line:
        line.bind((HERE, 0))
        return int(line.getsockname()[1])


def call(port: int, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> bytes:
    """Return the body of the answer of a server on this machine; fail where it refuses."""
    with reachable():
        line = http.client.HTTPConnection(HERE, port, timeout=PATIENCE)
    try:
        line.request(method, path, body, dict(headers or {}))
        answer = line.getresponse()
        said = answer.read()
    finally:
        line.close()
    assert answer.status < 300, f"{method} {path}: {answer.status} {said.decode(errors='replace')}"
    return said


def rows(answer: bytes) -> Table:
    """Return the rows of SPARQL results in JSON as texts, empty where unbound."""
    table = json.loads(answer)
    return [
        tuple(one[name]["value"] if name in one else "" for name in table["head"]["vars"])
        for one in table["results"]["bindings"]
    ]


def needed(*programs: str, get: str) -> None:
    """Skip the test where a program is missing; `get` says how to get it."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not here; {get}")


def ran(*command: str | Path, **options: Any) -> str:
    """Run a program to its end and return what it printed; fail with its words where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False, **options)
    assert done.returncode == 0, f"{' '.join(map(str, command))}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@contextlib.contextmanager
def running(command: list[str], folder: Path, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """Keep a program running; what it prints as errors goes to `log` in the folder. It is ended in any case."""
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, stderr=log, text=True, **options)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def until_up(port: int, process: subprocess.Popen[str], log: Path) -> None:
    """Wait until a program listens; fail with its log where it ends or takes too long."""
    for _ in range(PATIENCE * 20):
        with socket.socket() as line:
            if _socket.socket.connect_ex(line, (HERE, port)) == 0:
                return
        assert process.poll() is None, log.read_text(errors="replace")
        time.sleep(0.05)
    pytest.fail(f"no answer on port {port}: {log.read_text(errors='replace')}")


@dataclass
class Rdflib:
    """Graphs in this process."""

    graphs: dict[str, Graph] = field(default_factory=dict)
    name: str = "rdflib"

    def load(self, name: str, file: Path) -> None:
        """Read the Turtle file."""
        self.graphs[name] = Graph().parse(file)

    def ask(self, name: str, text: str) -> Table:
        """Ask the graph."""
        return [tuple("" if cell is None else str(cell) for cell in row) for row in self.graphs[name].query(text)]


@contextlib.contextmanager
def rdflib(_: Path) -> Iterator[Rdflib]:
    """Give rdflib."""
    yield Rdflib()


@dataclass
class Oxigraph:
    """Oxigraph servers, one for each file, loaded by its command line."""

    folder: Path
    program: str
    stack: contextlib.ExitStack
    ports: dict[str, int] = field(default_factory=dict)
    name: str = "Oxigraph server"

    def load(self, name: str, file: Path) -> None:
        """Load the file into a database of its own and serve it."""
        (self.folder / name).mkdir()
        ran(self.program, "load", "--location", self.folder / name / "db", "--file", file)
        self.serve(name)

    def serve(self, name: str) -> int:
        """Serve the database of that name, or an empty one, and return the port."""
        place, port = self.folder / name, free_port()
        place.mkdir(exist_ok=True)
        serve = [self.program, "serve", "--location", str(place / "db"), "--bind", f"{HERE}:{port}"]
        process = self.stack.enter_context(running(serve, place))
        until_up(port, process, place / "log")
        self.ports[name] = port
        return port

    def ask(self, name: str, text: str) -> Table:
        """Ask over the SPARQL protocol."""
        headers = {"Content-Type": "application/sparql-query", "Accept": JSON_ROWS}
        return rows(call(self.ports[name], "POST", "/query", text.encode(), headers))


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[Oxigraph]:
    """Give Oxigraph servers that end with the block."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("oxigraph is not here; pip install 'casegraph[serve]' brings it")
    with contextlib.ExitStack() as stack:
        yield Oxigraph(folder, program, stack)


@dataclass
class Jena:
    """TDB2 databases, loaded by Jena's loader and asked by `Ask.java` in one Java process."""

    folder: Path
    classpath: str
    process: subprocess.Popen[str]
    name: str = "Jena"

    def command(self, program: str, *arguments: str | Path) -> str:
        """Run one of Jena's commands, such as `riotcmd.riot`, and return what it printed."""
        return ran("java", "-cp", self.classpath, program, *arguments)

    def load(self, name: str, file: Path) -> None:
        """Load the file into a database of its own."""
        self.command("tdb2.tdbloader", "--loc", self.folder / name, file)

    def ask(self, name: str, text: str) -> Table:
        """Hand over the query in a file, and read the answer from one."""
        asked, answer = self.folder / "asked.rq", self.folder / "answer.json"
        asked.write_text(text, encoding="utf-8")
        sent, said = _ends(self.process)
        sent.write(f"{self.folder / name}\t{asked}\t{answer}\n")
        sent.flush()
        told = said.readline().strip()
        assert told == "done", f"{told}\n{text}"
        return rows(answer.read_bytes())


def _ends(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdin is not None and process.stdout is not None
    return process.stdin, process.stdout


def jena_classpath(folder: Path) -> str:
    """Return Debian's Jena as a Java class path, with its message texts put where its renamed parser looks for them."""
    needed("java", get=f"{APT} libapache-jena-java default-jdk-headless")
    for jar in JARS:
        if not (JAVA / f"{jar}.jar").exists():
            pytest.skip(f"{JAVA / jar}.jar is not here; {APT} libapache-jena-java default-jdk-headless")
        (folder / f"{jar}.jar").symlink_to(JAVA / f"{jar}.jar")
    with zipfile.ZipFile(JAVA / "jena-core.jar") as core:
        for text in core.namelist():
            if text.startswith("org/apache/jena/ext/xerces/") and not text.endswith("/"):
                place = folder / text.removeprefix("org/apache/jena/ext/")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(core.read(text))
    return f"{folder}:{folder}/*"


@contextlib.contextmanager
def jena(folder: Path) -> Iterator[Jena]:
    """Give Jena, which ends with the block."""
    jars = folder / "jars"
    jars.mkdir()
    classpath = jena_classpath(jars)
    if "jdk.compiler" not in ran("java", "--list-modules"):
        pytest.skip(f"java cannot compile here; {APT} default-jdk-headless")
    command = ["java", "-cp", classpath, str(Path(__file__).with_name("Ask.java"))]
    with running(command, folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Jena(folder, classpath, process)
        finally:
            for end in _ends(process):
                end.close()


@dataclass
class Virtuoso:
    """A Virtuoso server: each Turtle file is a graph of its own, the graphs of N-Quads stay what they are."""

    folder: Path
    sql: int
    web: int
    quads: set[str] = field(default_factory=set)
    name: str = "Virtuoso"

    def isql(self, words: str) -> str:
        """Run SQL with Virtuoso's own client and return what it printed; fail where it tells of an error."""
        said = ran("isql-vt", f"{HERE}:{self.sql}", "dba", "dba", "VERBOSE=OFF", f"exec={words}")
        assert "*** Error" not in said, said
        return said

    def load(self, name: str, file: Path) -> None:
        """Load the file with the bulk loader."""
        shutil.copy(file, self.folder / "data" / f"{name}{file.suffix}")
        if file.suffix != ".ttl":
            self.quads.add(name)
        graph = f"urn:graph:{name}"
        self.isql(f"ld_dir('{self.folder / 'data'}', '{name}{file.suffix}', '{graph}'); rdf_loader_run(); checkpoint;")
        told = self.isql("SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL;")
        assert file.suffix not in told, told

    def ask(self, name: str, text: str) -> Table:
        """Ask over the SPARQL protocol, of a Turtle file its graph, of N-Quads all graphs of the server."""
        form = {"query": text, "format": JSON_ROWS}
        if name not in self.quads:
            form["default-graph-uri"] = f"urn:graph:{name}"
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": JSON_ROWS}
        return rows(call(self.web, "POST", "/sparql", urllib.parse.urlencode(form).encode(), headers))


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Virtuoso]:
    """Give a Virtuoso server with an empty database, which ends with the block."""
    needed("virtuoso-t", "isql-vt", get=f"{APT} virtuoso-opensource-7-bin")
    (folder / "data").mkdir()
    sql, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(INI.format(here=HERE, sql=sql, web=web, data=folder / "data"))
    with running(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], folder) as process:
        until_up(web, process, folder / "log")
        until_up(sql, process, folder / "log")
        server = Virtuoso(folder, sql, web)
        try:
            yield server
        finally:
            with contextlib.suppress(AssertionError):
                server.isql("shutdown;")  # closes the connection, which the client reports as an error
