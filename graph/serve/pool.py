"""Workers that share one store: as many queries at a time as there are workers, some more wait, the rest are sent away.

Takes the folder of a store and the limits; gives `Pool.ask`. One query that is stopped takes no other with it.
"""

from __future__ import annotations

import queue
import threading
from pathlib import Path

from graph.serve.limits import Limits, Refusal
from graph.serve.worker import Reply, Request, Worker


class Pool:
    """The workers over one store; `ask` may be called by many threads."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._limits = limits
        self._all = [Worker(folder, limits) for _ in range(limits.workers)]
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()  # the last one used is the first: it is warm
        for worker in self._all:
            self._idle.put(worker)
        self._places = threading.BoundedSemaphore(limits.workers + limits.waiting)

    def start(self) -> None:
        """Start one worker, so that what is wrong is told at once; the others start when they are needed."""
        worker = self._idle.get()
        try:
            worker.start()
        except BaseException:
            worker.stop()
            raise
        finally:
            self._idle.put(worker)

    def ask(self, request: Request) -> Reply | Refusal:
        """Return the answer of the first worker that is free."""
        if not self._places.acquire(blocking=False):
            return Refusal(503, "too many queries at once; ask again in a moment")
        try:
            try:
                worker = self._idle.get(timeout=self._limits.seconds)
            except queue.Empty:
                return Refusal(503, f"no worker was free within {self._limits.seconds:g} s; ask again in a moment")
            try:
                return Refusal(499, "the query was given up") if request.given_up.told else worker.ask(request)
            finally:
                self._idle.put(worker)
        finally:
            self._places.release()

    def stop(self) -> None:
        """End all workers; those that answer a question break off."""
        for worker in self._all:
            worker.stop()
