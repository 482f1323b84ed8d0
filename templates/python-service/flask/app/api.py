"""The HTTP interface, without a server: what tests call."""

from flask import Blueprint, Flask, json, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from app.greeting import greet
from app.health import health_routes
from app.lifecycle import Lifecycle
from app.request_log import log_requests

routes = Blueprint("api", __name__)


@routes.get("/greeting")
def greeting() -> dict[str, str]:
    return {"message": greet(request.args.get("name", ""))}


def create_app(lifecycle: Lifecycle | None = None) -> Flask:
    lifecycle = lifecycle or Lifecycle()
    app = Flask(__name__, static_folder=None)
    app.extensions["lifecycle"] = lifecycle
    log_requests(app)
    app.register_blueprint(health_routes(lifecycle))
    app.register_blueprint(routes)
    app.register_error_handler(HTTPException, answer_error)
    return app


def answer_error(error: HTTPException) -> ResponseReturnValue:
    """As JSON, with its headers. Of an error that nobody expected, which Flask logs, no details."""
    response = error.get_response()
    response.data = json.dumps({"error": error.description})
    response.content_type = "application/json"
    return response
