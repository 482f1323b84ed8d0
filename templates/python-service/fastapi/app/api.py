"""The HTTP interface, without a server: what tests call."""

from typing import Annotated

from fastapi import APIRouter, FastAPI, Query
from pydantic import BaseModel

from app.greeting import greet
from app.health import health_routes
from app.lifecycle import Lifecycle
from app.request_log import RequestLog

router = APIRouter()


class Greeting(BaseModel):
    message: str


@router.get(
    "/greeting",
    summary="Greets by name",
    operation_id="greet",
    response_description="The greeting",
)
async def greeting(
    name: Annotated[str, Query(description="Who is greeted; everyone when absent")] = "",
) -> Greeting:
    return Greeting(message=greet(name))


def create_app(lifecycle: Lifecycle | None = None) -> FastAPI:
    lifecycle = lifecycle or Lifecycle()
    app = FastAPI(title="${{ values.name }}")
    app.add_middleware(RequestLog, lifecycle=lifecycle)
    app.include_router(health_routes(lifecycle))
    app.include_router(router)
    return app
