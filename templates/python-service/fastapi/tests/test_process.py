"""Starts the service as the image does, and stops it as Kubernetes and a terminal do."""

import json
import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def wait_until_ready(port: int) -> None:
    deadline = monotonic() + 20
    while monotonic() < deadline:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/readyz")
            assert connection.getresponse().status == 200
        except ConnectionRefusedError:
            sleep(0.05)
        else:
            return
        finally:
            connection.close()
    pytest.fail("it did not become ready")


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_ends_in_order_and_logs_in_json(stop: signal.Signals, port: int) -> None:
    environment = {**os.environ, "PORT": str(port), "LISTEN_HOST": "127.0.0.1"}
    with subprocess.Popen(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            wait_until_ready(port)
            process.send_signal(stop)
            output, errors = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, errors) == (0, "")
    assert [json.loads(line)["level"] for line in output.splitlines()]


def test_a_wrong_setting_ends_it_with_a_word() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env={**os.environ, "PORT": "eighty"},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("PORT: Input should be a valid integer")
