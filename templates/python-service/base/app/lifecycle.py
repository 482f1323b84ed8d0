"""Whether the service takes work."""

import threading


class Lifecycle:
    """Turned once, from serving to draining; by a signal, and read by every thread."""

    def __init__(self) -> None:
        self._draining = threading.Event()

    @property
    def draining(self) -> bool:
        return self._draining.is_set()

    def drain(self) -> None:
        self._draining.set()

    def wait(self, seconds: float) -> bool:
        """Sleeps, but not into the draining; whether that has begun."""
        return self._draining.wait(seconds)
