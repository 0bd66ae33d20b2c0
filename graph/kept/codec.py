"""Values of `graph.model` -> bytes and back, where the bytes may be broken or come from anywhere.

The bytes are a pickle behind its own hash. Reading takes no class and no function but the types of `graph.model`, so
that a file which somebody else made cannot run anything; whatever is wrong with the bytes, reading gives None.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

import graph.model

SIZE = 16  # bytes of the hash
BROKEN = (pickle.UnpicklingError, ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError, MemoryError)


def pack(value: object) -> bytes:
    """Return a value, made of plain tuples, texts, numbers and types of the model, as bytes."""
    made = io.BytesIO()
    _Pickler(made, protocol=5).dump(value)
    body = made.getvalue()
    return _hash(body) + body


def pack_plain(value: object) -> bytes:
    """Return a value of tuples, dicts, sets, texts and numbers alone as bytes, faster than `pack`."""
    body = pickle.dumps(value, protocol=5)
    return _hash(body) + body


def unpack(data: bytes) -> object:
    """Return the value of bytes that `pack` or `pack_plain` made, or None where they are anything else.

    >>> unpack(pack(("a", 1))), unpack(pack("a")[:-1]), unpack(b"")
    (('a', 1), None, None)
    """
    view = memoryview(data)
    if data[:SIZE] != _hash(view[SIZE:]):
        return None
    try:
        value: object = _Unpickler(io.BytesIO(view[SIZE:])).load()
    except BROKEN:
        return None
    return value


class _Pickler(pickle.Pickler):
    """Writes a member of an enumeration as its type and its value, and a dataclass as its type and its fields.

    Versions of Python differ in what they write for the one, and are slow to read what they write for the other.
    """

    def reducer_override(self, obj: object) -> Any:
        """Return how a member or a dataclass is made again, and of anything else that it is written as always."""
        if isinstance(obj, Enum):
            return type(obj), (obj.value,)
        if is_dataclass(obj) and not isinstance(obj, type):
            return type(obj), tuple(getattr(obj, name) for name in obj.__dataclass_fields__)
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    """Makes values of the model and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        """Return a type of the model; raises UnpicklingError for any other name."""
        if (module, name) not in _types():
            raise pickle.UnpicklingError(f"{module}.{name} is no type of the model")
        return _types()[module, name]


@lru_cache(maxsize=1)
def _types() -> dict[tuple[str, str], type]:
    found = [value for value in vars(graph.model).values() if isinstance(value, type)]
    ours = [value for value in found if value.__module__.startswith("graph.model.")]
    return {(t.__module__, t.__qualname__): t for t in ours if issubclass(t, Enum | tuple) or "__slots__" in vars(t)}


def _hash(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()
