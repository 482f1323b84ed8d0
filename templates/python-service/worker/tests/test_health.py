import socket
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from app.health import serve_health
from app.lifecycle import Lifecycle
from app.messages import MemoryQueue
from app.worker import Worker


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.fixture(
    params=[
        "127.0.0.1",
        pytest.param(
            "::1",
            marks=pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6"),
        ),
    ]
)
def host(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def lifecycle() -> Iterator[Lifecycle]:
    lifecycle = Lifecycle()
    yield lifecycle
    lifecycle.drain()


@pytest.fixture
def worker(lifecycle: Lifecycle) -> Worker:
    return Worker(queue=MemoryQueue(), handle=lambda _: None, lifecycle=lifecycle, concurrency=1)


@pytest.fixture
def port(host: str, lifecycle: Lifecycle, worker: Worker) -> Iterator[int]:
    with serve_health((host, 0), lifecycle, worker) as server:
        yield server.server_port
        server.shutdown()


def status(host: str, port: int, path: str) -> int:
    connection = HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_is_healthy_while_it_works_and_ready_until_it_drains(
    host: str, port: int, lifecycle: Lifecycle, worker: Worker
) -> None:
    def probes() -> tuple[int, int]:
        return status(host, port, "/healthz"), status(host, port, "/readyz")

    assert probes() == (503, 503)
    worker.start()
    while not worker.reached_queue:
        assert worker.alive
    assert probes() == (200, 200)
    lifecycle.drain()
    assert probes() == (200, 503)
