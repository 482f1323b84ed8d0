import logging

import pytest
from prometheus_client import REGISTRY

from app.record import record


def count(method: str, route: str) -> float:
    labels = {"method": method, "route": route, "status": "200"}
    return REGISTRY.get_sample_value("http_request_duration_seconds_count", labels) or 0


def test_tells_a_request_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    record(method="GET", path="/orders/7", route="/orders/{id}", status=200, seconds=0.0126)
    told = vars(caplog.records[0])
    assert (told["method"], told["path"], told["status"]) == ("GET", "/orders/7", 200)
    assert told["durationMs"] == 13
    assert count("GET", "/orders/{id}") == 1


def test_callers_make_no_new_series() -> None:
    before = count("other", "unmatched")
    for made_up in ("FOO", "BAR"):
        record(method=made_up, path=f"/{made_up}", route=None, status=200, seconds=0)
    assert count("other", "unmatched") == before + 2
    assert count("FOO", "unmatched") == 0
