"""
`/healthz`: the process is alive. `/readyz`: it takes requests; 503 while it drains, so that no new
ones are sent. Neither looks at other services: their failure must not restart this one.
"""

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.lifecycle import Lifecycle


def health_routes(lifecycle: Lifecycle) -> Blueprint:
    routes = Blueprint("health", __name__)

    @routes.get("/healthz")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @routes.get("/readyz")
    def readiness() -> tuple[dict[str, str], int]:
        return ({"status": "draining"}, 503) if lifecycle.draining else ({"status": "ok"}, 200)

    @routes.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)

    return routes
