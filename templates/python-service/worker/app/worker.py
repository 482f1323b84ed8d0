"""Takes messages from the queue, each thread one at a time."""

import logging
import threading
from collections.abc import Callable
from time import monotonic, perf_counter

from app.lifecycle import Lifecycle
from app.messages import Message, Queue
from app.metrics import MESSAGE_DURATION, QUEUE_FAILURES
from app.request_id import request_id

logger = logging.getLogger(__name__)

# A stop waits as long as this for a thread that waits for a message.
POLL_SECONDS = 5
LONGEST_DELAY_SECONDS = 300


class Worker:
    def __init__(
        self,
        *,
        queue: Queue,
        handle: Callable[[str], None],
        lifecycle: Lifecycle,
        concurrency: int,
        first_delay_seconds: int = 5,
    ) -> None:
        self._queue = queue
        self._handle = handle
        self._lifecycle = lifecycle
        self._first_delay_seconds = first_delay_seconds
        self._reached = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, name=f"worker-{number}", daemon=True)
            for number in range(concurrency)
        ]

    @property
    def alive(self) -> bool:
        return all(thread.is_alive() for thread in self._threads)

    @property
    def reached_queue(self) -> bool:
        """The queue has answered at least once: address and permissions are right."""
        return self._reached.is_set()

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def join(self, seconds: float) -> bool:
        """Waits until the messages in hand are done; whether they are."""
        deadline = monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0, deadline - monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        failures = 0
        while not self._lifecycle.draining:
            try:
                self._next()
                failures = 0
            except Exception:
                failures += 1
                QUEUE_FAILURES.inc()
                logger.exception("the queue refused or did not answer")
                self._lifecycle.wait(self._delay(failures))

    def _next(self) -> None:
        message = self._queue.receive(POLL_SECONDS if self.reached_queue else 0)
        self._reached.set()
        if message is None:
            return
        if self._lifecycle.draining:
            self._queue.give_back(message, 0)
            return
        with request_id(message.request_id or message.id):
            if self._succeeds(message):
                self._queue.delete(message)
            else:
                self._queue.give_back(message, self._delay(message.attempt))

    def _succeeds(self, message: Message) -> bool:
        started = perf_counter()
        outcome = "failed"
        try:
            self._handle(message.body)
            outcome = "done"
        except Exception:
            logger.exception("message failed")
        seconds = perf_counter() - started
        MESSAGE_DURATION.labels(outcome).observe(seconds)
        logger.info(
            "message",
            extra={
                "messageId": message.id,
                "attempt": message.attempt,
                "outcome": outcome,
                "durationMs": round(seconds * 1000),
            },
        )
        return outcome == "done"

    def _delay(self, attempt: int) -> int:
        """Doubles from one attempt to the next."""
        return min(self._first_delay_seconds << min(attempt - 1, 10), LONGEST_DELAY_SECONDS)
