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

ROOT = Path(__file__).parent.parent


@pytest.fixture
def host() -> str:
    return "127.0.0.1"


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def server(host: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PORT": str(port), "LISTEN_HOST": host}
    command = [sys.executable, "-m", "gunicorn"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        yield process
        process.kill()


def get(host: str, port: int, path: str) -> int:
    connection = HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def wait_for(host: str, port: int, status: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            if get(host, port, "/readyz") == status:
                return
        except ConnectionRefusedError:
            pass
        time.sleep(0.05)
    pytest.fail(f"/readyz did not answer {status}")


def wait_until_closed(host: str, port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=10).close()
        except ConnectionRefusedError:
            return
        time.sleep(0.05)
    pytest.fail("it still takes connections")


def test_finishes_what_is_open_then_takes_nothing_new(
    server: subprocess.Popen[bytes], host: str, port: int
) -> None:
    wait_for(host, port, 200)
    with socket.create_connection((host, port), timeout=10) as open_request:
        open_request.sendall(b"GET /greeting?name=Ada HTTP/1.1\r\nHost: localhost\r\n")
        server.terminate()
        wait_for(host, port, 503)
        wait_until_closed(host, port)
        open_request.sendall(b"\r\n")
        answer = open_request.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"connection: close" in answer.lower()
    assert b"Hello, Ada!" in answer
    assert server.wait(20) == 0


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
@pytest.mark.parametrize("host", ["::1"])
@pytest.mark.usefixtures("server")
def test_listens_on_ipv6(host: str, port: int) -> None:
    wait_for(host, port, 200)


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
