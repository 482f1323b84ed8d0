"""
`/healthz`: the process works. `/readyz`: it has reached its queue, so that a release with a wrong
address or without permission never counts as healthy; 503 while it drains. `/metrics`: Prometheus.
"""

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.lifecycle import Lifecycle
from app.worker import Worker


def serve_health(
    address: tuple[str, int], lifecycle: Lifecycle, worker: Worker
) -> ThreadingHTTPServer:
    """Listens at once, and answers in threads of its own."""
    host, _port = address

    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET

    class Handler(BaseHTTPRequestHandler):
        # Of seconds that a caller may be silent: each holds a thread.
        timeout = 10

        def do_GET(self) -> None:
            match self.path:
                case "/healthz":
                    self.answer_status(liveness(lifecycle, worker))
                case "/readyz":
                    self.answer_status(readiness(lifecycle, worker))
                case "/metrics":
                    self.answer(200, CONTENT_TYPE_LATEST, generate_latest())
                case _:
                    self.send_error(404)

        def answer_status(self, status: str) -> None:
            body = json.dumps({"status": status}).encode()
            self.answer(200 if status == "ok" else 503, "application/json", body)

        def answer(self, status: int, content_type: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-type", content_type)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Asked every few seconds by machines: not worth a line."""

    server = Server(address, Handler)
    threading.Thread(target=server.serve_forever, name="health", daemon=True).start()
    return server


def readiness(lifecycle: Lifecycle, worker: Worker) -> str:
    if lifecycle.draining:
        return "draining"
    return "ok" if worker.reached_queue else "starting"


def liveness(lifecycle: Lifecycle, worker: Worker) -> str:
    return "ok" if worker.alive or lifecycle.draining else "broken"
