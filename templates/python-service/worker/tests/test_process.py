"""The whole worker as it runs in the cluster, with a queue over HTTP."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.fake_sqs import FakeSqs

ROOT = Path(__file__).parent.parent


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def process(sqs: FakeSqs, port: int) -> Iterator[subprocess.Popen[str]]:
    environment = {
        **os.environ,
        "QUEUE_URL": sqs.url,
        "PORT": str(port),
        "LISTEN_HOST": "127.0.0.1",
    }
    command = [sys.executable, "-m", "app"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def get(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    except ConnectionRefusedError:
        return 0, ""
    finally:
        connection.close()


def wait_until_ready(port: int) -> None:
    deadline = monotonic() + 20
    while get(port, "/readyz")[0] != 200:
        assert monotonic() < deadline, "it did not become ready"
        sleep(0.05)


def test_loses_no_message_when_it_is_stopped_at_work(
    sqs: FakeSqs, process: subprocess.Popen[str], port: int
) -> None:
    sent = [sqs.send(json.dumps({"name": str(number)})) for number in range(300)]
    wait_until_ready(port)
    while len(sqs.messages) > 200:
        sleep(0.01)
    process.terminate()
    output, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert sqs.hidden == [], "what was not done is there for others"
    lines = [json.loads(line) for line in output.splitlines()]
    done = {line["messageId"] for line in lines if line.get("outcome") == "done"}
    left = {message.id for message in sqs.messages}
    assert left, "it was stopped at work"
    assert done | left == {message.id for message in sent}
    assert done & left == set()


def test_shows_health_and_metrics(sqs: FakeSqs, process: subprocess.Popen[str], port: int) -> None:
    sqs.send('{"name": "Ada"}', x_request_id="abc-1")
    wait_until_ready(port)
    while sqs.messages:
        sleep(0.01)
    assert get(port, "/healthz") == (200, '{"status": "ok"}')
    assert 'message_duration_seconds_count{outcome="done"} 1.0' in get(port, "/metrics")[1]
    assert get(port, "/nothing")[0] == 404
    process.terminate()
    output, _ = process.communicate(timeout=20)
    lines = [json.loads(line) for line in output.splitlines()]
    greeting = next(line for line in lines if line["message"] == "Hello, Ada!")
    assert greeting["requestId"] == "abc-1"


def test_a_wrong_setting_ends_it_with_a_word() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env={**os.environ, "QUEUE_URL": "orders"},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("QUEUE_URL: Input should be a valid URL")
