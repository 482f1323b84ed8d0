import asyncio
import signal
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
import uvicorn

from app.api import create_app
from app.lifecycle import Lifecycle
from app.server import QUIET_SECONDS, DrainingServer


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def get(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def wait_until_closed(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=10).close()
        except ConnectionRefusedError:
            return
        time.sleep(0.02)
    pytest.fail("it still takes connections")


def test_finishes_what_is_open_then_takes_nothing_new(listener: socket.socket) -> None:
    lifecycle = Lifecycle()
    app = create_app(lifecycle)
    arrived, go_on = threading.Event(), threading.Event()

    @app.get("/slow")
    async def slow() -> str:
        arrived.set()
        await asyncio.to_thread(go_on.wait, 10)
        return "done"

    server = DrainingServer(uvicorn.Config(app, log_config=None, lifespan="off"), lifecycle)
    running = threading.Thread(target=server.run, args=([listener],))
    running.start()
    port = listener.getsockname()[1]
    open_request = HTTPConnection("127.0.0.1", port, timeout=10)
    open_request.request("GET", "/slow")
    assert arrived.wait(10)

    server.handle_exit(signal.SIGTERM, None)
    while get(port, "/readyz") != 503:
        time.sleep(QUIET_SECONDS / 10)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as late_request:
        wait_until_closed(port)
        late_request.sendall(b"GET /greeting HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert late_request.makefile("rb").readline() == b"HTTP/1.1 200 OK\r\n"
    go_on.set()
    assert open_request.getresponse().read() == b'"done"'
    open_request.close()
    running.join(10)
    assert not running.is_alive()
