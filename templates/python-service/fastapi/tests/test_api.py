from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.api import create_app
from app.lifecycle import Lifecycle


@pytest.fixture
def lifecycle() -> Lifecycle:
    return Lifecycle()


@pytest.fixture
def client(lifecycle: Lifecycle) -> Iterator[TestClient]:
    app = create_app(lifecycle)

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("a secret detail")

    with TestClient(app) as client:
        yield client


def test_greets(client: TestClient) -> None:
    response = client.get("/greeting", params={"name": "Ada"})
    assert response.status_code == 200
    assert response.json() == {"message": "Hello, Ada!"}


def test_a_request_has_an_id_the_callers_own_where_it_is_sane(client: TestClient) -> None:
    given = client.get("/greeting", headers={"x-request-id": "abc-1"})
    assert given.headers["x-request-id"] == "abc-1"
    made = client.get("/greeting", headers={"x-request-id": "not sane"})
    assert len(made.headers["x-request-id"]) == 36


def test_says_what_is_not_there(client: TestClient) -> None:
    assert client.get("/nothing").status_code == 404


def test_an_error_is_logged_whole_and_answered_without_details(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.get("/broken")
    assert response.status_code == 500
    assert response.json() == {"detail": "Internal Server Error"}
    assert "a secret detail" in caplog.text


def test_shows_metrics(client: TestClient) -> None:
    client.get("/greeting")
    client.get("/nothing")
    text = client.get("/metrics").text
    assert (
        'http_request_duration_seconds_count{method="GET",route="/greeting",status="200"}' in text
    )
    assert 'route="unmatched",status="404"' in text


def test_is_alive_and_ready_until_it_drains(client: TestClient, lifecycle: Lifecycle) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
    lifecycle.drain()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    assert client.get("/greeting").headers["connection"] == "close"
