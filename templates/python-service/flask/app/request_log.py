"""One structured line a request, with an id that the caller may bring and gets back."""

from contextlib import ExitStack
from time import perf_counter

from flask import Flask, Response, g, request

from app.record import QUIET, record
from app.request_id import HEADER, request_id


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
            record(
                method=request.method,
                path=request.path,
                route=request.url_rule.rule if request.url_rule else None,
                status=response.status_code,
                seconds=perf_counter() - g.started,
            )
        return response

    @app.teardown_request
    def leave(_error: BaseException | None) -> None:
        g.scope.close()
