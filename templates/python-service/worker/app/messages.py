"""What a queue is to the worker, whoever provides it."""

import threading
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import Protocol
from uuid import uuid4


@dataclass(frozen=True)
class Message:
    id: str
    body: str
    attempt: int = 1
    """1 at the first delivery."""
    request_id: str | None = None
    """Of the request that caused it, where its sender said so."""
    receipt: str = ""
    """What the queue knows this delivery by."""


class Queue(Protocol):
    """Delivers at least once: what is neither deleted nor given back in time comes again."""

    def receive(self, wait_seconds: int) -> Message | None: ...

    def delete(self, message: Message) -> None: ...

    def give_back(self, message: Message, delay_seconds: int) -> None: ...


class MemoryQueue:
    """For tests, and for a start without a real one."""

    def __init__(self) -> None:
        self._messages: SimpleQueue[Message] = SimpleQueue()

    def send(self, body: str) -> Message:
        message = Message(id=str(uuid4()), body=body)
        self._messages.put(message)
        return message

    def receive(self, wait_seconds: int) -> Message | None:
        try:
            return self._messages.get(timeout=wait_seconds)
        except Empty:
            return None

    def delete(self, message: Message) -> None:
        """It left the queue when it was received."""

    def give_back(self, message: Message, delay_seconds: int) -> None:
        again = replace(message, attempt=message.attempt + 1)
        timer = threading.Timer(delay_seconds, self._messages.put, [again])
        timer.daemon = True
        timer.start()
