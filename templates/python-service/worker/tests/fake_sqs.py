"""One SQS queue that speaks Amazon's JSON protocol over HTTP, for as much of it as is used here."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep
from typing import Any
from uuid import uuid4


@dataclass
class Stored:
    body: str
    attributes: dict[str, Any]
    id: str = field(default_factory=lambda: str(uuid4()))
    receipt: str = ""
    receives: int = 0
    visible_at: float = 0


class FakeSqs:
    """Receipts of earlier deliveries are refused, as they are once a message has come again."""

    def __init__(self) -> None:
        self.messages: list[Stored] = []
        self.url = ""
        self._lock = threading.Lock()

    def send(self, body: str, **attributes: str) -> Stored:
        stored = Stored(
            body,
            {
                name.replace("_", "-"): {"DataType": "String", "StringValue": value}
                for name, value in attributes.items()
            },
        )
        with self._lock:
            self.messages.append(stored)
        return stored

    @property
    def hidden(self) -> list[Stored]:
        """Delivered, and neither deleted nor given back."""
        with self._lock:
            return [message for message in self.messages if message.visible_at > monotonic()]

    def receive(self, asked: dict[str, Any]) -> dict[str, Any]:
        # Amazon waits as long as it was asked; tests have no time for that.
        deadline = monotonic() + min(asked["WaitTimeSeconds"], 0.5)
        while True:
            with self._lock:
                for message in self.messages:
                    if message.visible_at <= monotonic():
                        return {"Messages": [self._deliver(message, asked)]}
            if monotonic() >= deadline:
                return {}
            sleep(0.01)

    def _deliver(self, message: Stored, asked: dict[str, Any]) -> dict[str, Any]:
        message.receives += 1
        message.receipt = str(uuid4())
        message.visible_at = monotonic() + asked["VisibilityTimeout"]
        return {
            "MessageId": message.id,
            "ReceiptHandle": message.receipt,
            "Body": message.body,
            "Attributes": {"ApproximateReceiveCount": str(message.receives)},
            "MessageAttributes": {
                name: message.attributes[name]
                for name in asked["MessageAttributeNames"]
                if name in message.attributes
            },
        }

    def delete(self, asked: dict[str, Any]) -> dict[str, Any]:
        message = self._by_receipt(asked)
        with self._lock:
            self.messages.remove(message)
        return {}

    def change_visibility(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._by_receipt(asked).visible_at = monotonic() + asked["VisibilityTimeout"]
        return {}

    def _by_receipt(self, asked: dict[str, Any]) -> Stored:
        with self._lock:
            return next(one for one in self.messages if one.receipt == asked["ReceiptHandle"])


@contextmanager
def serve(sqs: FakeSqs) -> Iterator[str]:
    """Its address."""
    operations = {
        "AmazonSQS.ReceiveMessage": sqs.receive,
        "AmazonSQS.DeleteMessage": sqs.delete,
        "AmazonSQS.ChangeMessageVisibility": sqs.change_visibility,
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            assert asked["QueueUrl"] == sqs.url
            try:
                status, answer = 200, operations[self.headers["x-amz-target"]](asked)
            except StopIteration:
                status, answer = 400, {"__type": "com.amazonaws.sqs#ReceiptHandleIsInvalid"}
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-type", "application/x-amz-json-1.0")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests show what went wrong by themselves."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        address = f"http://127.0.0.1:{server.server_port}"
        sqs.url = f"{address}/123456789012/orders"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield address
        finally:
            server.shutdown()
            thread.join()
