"""
`/healthz`: the process is alive. `/readyz`: it takes requests; 503 while it drains, so that no new
ones are sent. Neither looks at other services: their failure must not restart this one.
"""

from fastapi import APIRouter, Response, status
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel

from app.lifecycle import Lifecycle


class Status(BaseModel):
    status: str


def health_routes(lifecycle: Lifecycle) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/healthz",
        summary="The process is alive",
        operation_id="health",
        response_description="Alive",
    )
    async def health() -> Status:
        return Status(status="ok")

    @router.get(
        "/readyz",
        summary="The service takes requests",
        operation_id="readiness",
        response_description="Takes requests",
        responses={503: {"description": "Drains", "model": Status}},
    )
    async def readiness(response: Response) -> Status:
        if lifecycle.draining:
            response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
            return Status(status="draining")
        return Status(status="ok")

    @router.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return router
