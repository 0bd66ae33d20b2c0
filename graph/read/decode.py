"""Bytes -> text with universal newlines, or a problem report that names the way out.

UTF-8 is expected; a byte order mark is dropped. UTF-16 with its mark, and the one-byte Windows code page 1252
(which covers Latin-1's letters), are read with a note. Whatever looks like no text at all is refused.
"""

from __future__ import annotations

import codecs
import re

from graph.model import Problem
from graph.read.draft import Origin, error, note

MAGIC = (
    (b"%PDF-", "a PDF file", "convert it, for example with `pdftotext`"),
    (b"PK\x03\x04", "a ZIP or office file", "unpack it, or save it as plain text"),
    (b"\x1f\x8b", "a gzip file", "only .jsonl.gz is read compressed; unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "save it as plain text"),
    (b"{\\rtf", "an RTF file", "save it as plain text"),
    (b"\x89PNG", "a picture", "leave it out"),
    (b"\xff\xd8\xff", "a picture", "leave it out"),
    (b"GIF8", "a picture", "leave it out"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROL = 0.01  # share of control characters above which a file is no text
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, origin: Origin, *, page: bool = False) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of `data`, or None where it is no text, with what must be reported.

    page: the data is HTML, which may name its own encoding.
    """
    for start, kind, way_out in MAGIC:
        if data.startswith(start):
            return None, (error(origin, f"This is {kind}, not text; {way_out}."),)
    text, notes = _decoded(data, origin, page)
    if text is None:
        return None, notes
    reason = not_text(text)
    if reason:
        return None, (error(origin, f"{reason}; leave it out, or convert it to plain text in UTF-8."),)
    return newlines(text), notes


def newlines(text: str) -> str:
    """Return `text` with every line end as "\\n", as text files are read."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def not_text(text: str) -> str:
    """Return why `text` is a binary file's content, or "" where it is text."""
    if "\x00" in text:
        return "This looks like a binary file (it holds NUL characters)"
    count = sum(1 for _ in CONTROL.finditer(text))
    if count > MOST_CONTROL * len(text):
        return f"This looks like a binary file ({count} control characters in {len(text)})"
    return ""


def _decoded(data: bytes, origin: Origin, page: bool) -> tuple[str | None, tuple[Problem, ...]]:
    for mark, name in UTF16:
        if data.startswith(mark):
            return _utf16(data[len(mark) :], name, origin)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), ()
    except UnicodeDecodeError as failure:
        position = failure.start
    if b"\x00" in data:
        return None, (error(origin, "This looks like a binary file (it holds NUL bytes); leave it out."),)
    declared = _declared(data) if page else ""
    if declared:
        return data.decode(declared), (note(origin, f"Read as {declared}, as the page declares."),)
    damaged = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace")
    bad = damaged.count("\ufffd")
    if sum(1 for c in damaged if ord(c) > 127) >= 3 * bad:
        said = f"{bad} byte(s) are not UTF-8 (first at byte {position}) and were read as U+FFFD; mend the file."
        return damaged, (note(origin, said),)
    return _code_page(data, position, origin)


def _utf16(data: bytes, name: str, origin: Origin) -> tuple[str | None, tuple[Problem, ...]]:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as failure:
        return None, (error(origin, f"The UTF-16 text is damaged at byte {failure.start + 2}; save it as UTF-8."),)
    return text, (note(origin, f"Read as UTF-16; to convert it: iconv -f UTF-16 -t UTF-8 {origin.name}"),)


def _code_page(data: bytes, position: int, origin: Origin) -> tuple[str | None, tuple[Problem, ...]]:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        said = f"Neither UTF-8 (byte {position} is wrong) nor Windows-1252; save it as UTF-8."
        return None, (error(origin, said),)
    said = (
        f"Not UTF-8 (byte {position}), so read as Windows-1252 (Latin-1); "
        f"to convert it: iconv -f CP1252 -t UTF-8 {origin.name}"
    )
    return text, (note(origin, said),)


def _declared(data: bytes) -> str:
    """Return the encoding that the page names and that can read all of it, or ""."""
    found = DECLARED.search(data[:4096])
    if not found:
        return ""
    name = found.group(1).decode("ascii")
    try:
        codecs.lookup(name)
        data.decode(name)
    except (LookupError, UnicodeError):
        return ""
    return name.lower()
