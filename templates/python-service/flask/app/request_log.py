"""One structured line a request, with an id that the caller may bring and gets back."""

import logging
from contextlib import ExitStack
from time import perf_counter

from flask import Flask, Response, g, request

from app.metrics import REQUEST_DURATION
from app.request_id import HEADER, request_id

logger = logging.getLogger(__name__)

# Asked every few seconds by machines: not worth a line.
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})


def log_requests(app: Flask) -> None:
    @app.before_request
    def begin() -> None:
        g.started = perf_counter()
        g.scope = ExitStack()
        g.request_id = g.scope.enter_context(request_id(request.headers.get(HEADER)))

    @app.after_request
    def end(response: Response) -> Response:
        response.headers[HEADER] = g.request_id
        if request.path not in QUIET:
            record(response, perf_counter() - g.started)
        return response

    @app.teardown_request
    def leave(_error: BaseException | None) -> None:
        g.scope.close()


def record(response: Response, seconds: float) -> None:
    """The route's pattern, not the path, so that paths with ids are one series."""
    route = request.url_rule.rule if request.url_rule else "unmatched"
    REQUEST_DURATION.labels(request.method, route, response.status_code).observe(seconds)
    logger.info(
        "request",
        extra={
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "durationMs": round(seconds * 1000),
        },
    )
