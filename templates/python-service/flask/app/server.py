"""Gunicorn's threaded worker, stopping in steps so that no request is lost."""

import threading
from time import monotonic, sleep
from types import FrameType
from typing import cast

from flask import Flask
from gunicorn.workers.gthread import ThreadWorker

from app.lifecycle import Lifecycle

QUIET_SECONDS = 0.5
LONGEST_LINGER_SECONDS = 5


class DrainingWorker(ThreadWorker):
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """
        At SIGTERM it says that it is leaving (not ready) and answers on until nobody asks any
        more; only then it stops listening, and finishes what is open.
        """
        lifecycle: Lifecycle = cast(Flask, self.wsgi).extensions["lifecycle"]
        lifecycle.drain()
        leave = super().handle_exit

        def linger() -> None:
            deadline = monotonic() + LONGEST_LINGER_SECONDS
            answered = -1
            while answered != self.nr and monotonic() < deadline:
                answered = self.nr
                sleep(QUIET_SECONDS)
            leave(sig, frame)

        threading.Thread(target=linger, daemon=True).start()

    def set_accept_enabled(self, enabled: bool | None) -> None:
        """Once it leaves it also closes its door: callers that come later must not wait in vain."""
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:
                listener.close()
