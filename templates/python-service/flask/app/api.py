"""The HTTP interface, without a server: what tests call."""

from flask import Blueprint, Flask, request
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
    """Bad input is the caller's to see; of anything else, which Flask logs whole, no details."""
    return {"error": error.description}, error.code or 500
