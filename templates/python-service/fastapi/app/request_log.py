"""One structured line a request, with an id that the caller may bring and gets back."""

import logging
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.lifecycle import Lifecycle
from app.record import QUIET, record
from app.request_id import HEADER, request_id

logger = logging.getLogger(__name__)


class RequestLog:
    """Measures and logs requests; an error is logged whole and answered without details."""

    def __init__(self, app: ASGIApp, lifecycle: Lifecycle) -> None:
        self.app = app
        self.lifecycle = lifecycle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in QUIET:
            await self.app(scope, receive, send)
            return
        status = 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers[HEADER] = current
                if self.lifecycle.draining:
                    headers["connection"] = "close"
            await send(message)

        started = perf_counter()
        with request_id(Headers(scope=scope).get(HEADER)) as current:
            try:
                await self.app(scope, receive, answer)
            except Exception:
                logger.exception("request failed")
                if not status:
                    failure = JSONResponse({"detail": "Internal Server Error"}, 500)
                    await failure(scope, receive, answer)
            finally:
                record(
                    method=scope["method"],
                    path=scope["path"],
                    route=getattr(scope.get("route"), "path", None),
                    status=status,
                    seconds=perf_counter() - started,
                )
