"""Connections that send nothing, or half a request's head, are ended after a while: others want their place.

Takes and gives what uvicorn's HTTP/1.1 protocol does; uvicorn itself waits for the head of a request without end. The
body of a request has its own limit in `protocol`.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 10.0  # seconds for the head of a request to be whole


class Patience(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with a limit on the time for the head of a request."""

    _until: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and begin to wait again where it is the beginning of a next request."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        if self._until is not None:
            self._until.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._until is None and self._headless():
            self._until = self.loop.call_later(PATIENCE, self._end)

    def _end(self) -> None:
        self._until = None
        if self._headless():
            self.transport.close()

    def _headless(self) -> bool:
        """Tell whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete
