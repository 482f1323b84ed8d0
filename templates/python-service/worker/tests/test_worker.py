import threading
from collections.abc import Callable, Iterator
from time import monotonic, sleep

import pytest
from prometheus_client import REGISTRY

from app.lifecycle import Lifecycle
from app.messages import MemoryQueue, Message
from app.worker import Worker


def eventually(condition: Callable[[], bool]) -> None:
    deadline = monotonic() + 10
    while not condition():
        assert monotonic() < deadline, "it did not happen"
        sleep(0.01)


class WatchedQueue(MemoryQueue):
    """Remembers what became of its messages, and can be out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.deleted: list[str] = []
        self.given_back: list[str] = []
        self.broken = False

    def receive(self, wait_seconds: int) -> Message | None:
        if self.broken:
            raise ConnectionError("no route to the queue")
        return super().receive(min(wait_seconds, 1))

    def delete(self, message: Message) -> None:
        self.deleted.append(message.id)

    def give_back(self, message: Message, delay_seconds: int) -> None:
        self.given_back.append(message.id)
        super().give_back(message, delay_seconds)


@pytest.fixture
def queue() -> WatchedQueue:
    return WatchedQueue()


@pytest.fixture
def lifecycle() -> Iterator[Lifecycle]:
    lifecycle = Lifecycle()
    yield lifecycle
    lifecycle.drain()


@pytest.fixture
def start(queue: WatchedQueue, lifecycle: Lifecycle) -> Callable[[Callable[[str], None]], Worker]:
    def start(handle: Callable[[str], None]) -> Worker:
        worker = Worker(
            queue=queue, handle=handle, lifecycle=lifecycle, concurrency=1, first_delay_seconds=0
        )
        worker.start()
        return worker

    return start


Start = Callable[[Callable[[str], None]], Worker]


def test_a_message_is_handled_once_and_deleted(queue: WatchedQueue, start: Start) -> None:
    handled: list[str] = []
    sent = queue.send("hello")
    start(handled.append)
    eventually(lambda: queue.deleted == [sent.id])
    assert handled == ["hello"]


def test_a_message_that_fails_comes_again(queue: WatchedQueue, start: Start) -> None:
    attempts: list[str] = []

    def handle(body: str) -> None:
        attempts.append(body)
        if len(attempts) < 3:
            raise ValueError("not yet")

    sent = queue.send("hello")
    worker = start(handle)
    eventually(lambda: queue.deleted == [sent.id])
    assert queue.given_back == [sent.id, sent.id]
    assert worker.alive


def test_the_message_in_hand_is_finished_and_the_next_left(
    queue: WatchedQueue, lifecycle: Lifecycle, start: Start
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def handle(_body: str) -> None:
        begun.set()
        assert go_on.wait(10)

    first = queue.send("first")
    queue.send("second")
    worker = start(handle)
    assert begun.wait(10)
    lifecycle.drain()
    assert not worker.join(0.1), "it waits for the message in hand"
    go_on.set()
    assert worker.join(10)
    assert queue.deleted == [first.id]
    assert queue.receive(0) is not None


def test_a_message_that_arrives_while_draining_is_given_back(
    queue: WatchedQueue, lifecycle: Lifecycle, start: Start
) -> None:
    handled: list[str] = []
    worker = start(handled.append)
    eventually(lambda: worker.reached_queue)
    lifecycle.drain()
    sent = queue.send("late")
    assert worker.join(10)
    assert handled == []
    eventually(lambda: queue.receive(0) is not None)
    assert queue.given_back in ([], [sent.id])


def test_a_queue_that_does_not_answer_is_asked_again(queue: WatchedQueue, start: Start) -> None:
    queue.broken = True
    failures = REGISTRY.get_sample_value("queue_failures_total") or 0
    handled: list[str] = []
    worker = start(handled.append)
    eventually(lambda: (REGISTRY.get_sample_value("queue_failures_total") or 0) > failures)
    assert not worker.reached_queue
    queue.broken = False
    queue.send("hello")
    eventually(lambda: handled == ["hello"])
    assert worker.reached_queue
