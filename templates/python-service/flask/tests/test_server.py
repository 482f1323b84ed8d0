"""Starts the real server, as the image does, and stops it under way."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from app.server import QUIET_SECONDS

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PORT": str(port), "LISTEN_HOST": "127.0.0.1"}
    command = [sys.executable, "-m", "gunicorn"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        yield process
        process.kill()


def get(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def wait_for(port: int, status: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            if get(port, "/readyz") == status:
                return
        except ConnectionRefusedError:
            pass
        time.sleep(0.05)
    pytest.fail(f"/readyz did not answer {status}")


def test_finishes_what_is_open_then_takes_nothing_new(
    server: subprocess.Popen[bytes], port: int
) -> None:
    wait_for(port, 200)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as open_request:
        open_request.sendall(b"GET /greeting?name=Ada HTTP/1.1\r\nHost: localhost\r\n")
        server.terminate()
        wait_for(port, 503)
        time.sleep(2 * QUIET_SECONDS)
        open_request.sendall(b"\r\n")
        answer = open_request.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"connection: close" in answer.lower()
    assert b"Hello, Ada!" in answer
    assert server.wait(20) == 0
    with pytest.raises(ConnectionRefusedError):
        get(port, "/readyz")


def test_a_wrong_setting_ends_it_with_a_word() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "gunicorn"],
        cwd=ROOT,
        env={**os.environ, "PORT": "eighty"},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("PORT: Input should be a valid integer")
