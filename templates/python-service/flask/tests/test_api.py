import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.api import create_app
from app.lifecycle import Lifecycle


@pytest.fixture
def lifecycle() -> Lifecycle:
    return Lifecycle()


@pytest.fixture
def app(lifecycle: Lifecycle) -> Flask:
    app = create_app(lifecycle)

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("a secret detail")

    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_greets(client: FlaskClient) -> None:
    response = client.get("/greeting", query_string={"name": "Ada"})
    assert response.status_code == 200
    assert response.json == {"message": "Hello, Ada!"}


def test_a_request_has_an_id_the_callers_own_where_it_is_sane(client: FlaskClient) -> None:
    given = client.get("/greeting", headers={"x-request-id": "abc-1"})
    assert given.headers["x-request-id"] == "abc-1"
    made = client.get("/greeting", headers={"x-request-id": "not sane"})
    assert len(made.headers["x-request-id"]) == 36


def test_says_what_is_not_there(client: FlaskClient) -> None:
    response = client.get("/nothing")
    assert response.status_code == 404
    assert "not found" in response.get_json()["error"]


def test_says_which_methods_there_are(client: FlaskClient) -> None:
    response = client.post("/greeting")
    assert response.status_code == 405
    assert "not allowed" in response.get_json()["error"]
    assert set(response.allow) == {"GET", "HEAD", "OPTIONS"}


def test_an_error_is_logged_whole_and_answered_without_details(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.get("/broken")
    assert response.status_code == 500
    assert "a secret detail" not in response.text
    assert "a secret detail" in caplog.text


def test_logs_a_line_a_request_but_none_for_probes(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    client.get("/healthz")
    client.get("/greeting")
    assert [vars(record)["path"] for record in caplog.records] == ["/greeting"]


def test_shows_metrics(client: FlaskClient) -> None:
    client.get("/greeting")
    client.get("/nothing")
    text = client.get("/metrics").text
    assert (
        'http_request_duration_seconds_count{method="GET",route="/greeting",status="200"}' in text
    )
    assert 'route="unmatched",status="404"' in text


def test_is_alive_and_ready_until_it_drains(client: FlaskClient, lifecycle: Lifecycle) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
    lifecycle.drain()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
