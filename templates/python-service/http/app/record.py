"""What is told of every request: a measurement and a line."""

import logging
from http import HTTPMethod

from app.metrics import REQUEST_DURATION

logger = logging.getLogger(__name__)

# Asked every few seconds by machines: not worth a line.
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})


def record(*, method: str, path: str, route: str | None, status: int, seconds: float) -> None:
    """
    Series are counted by the route's pattern, not by the path, and by methods that exist: callers
    must not be able to make new ones at will.
    """
    REQUEST_DURATION.labels(
        method if method in HTTPMethod.__members__ else "other", route or "unmatched", status
    ).observe(seconds)
    logger.info(
        "request",
        extra={
            "method": method,
            "path": path,
            "status": status,
            "durationMs": round(seconds * 1000),
        },
    )
