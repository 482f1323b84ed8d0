import json
import logging
import sys
from typing import Any

from app.logs import JsonFormatter
from app.request_id import request_id


def line(**attributes: Any) -> dict[str, Any]:
    record = logging.makeLogRecord({"name": "app", "levelname": "INFO", "msg": "hi", **attributes})
    formatted = JsonFormatter().format(record)
    assert "\n" not in formatted
    return dict(json.loads(formatted))


def test_a_line_says_what_happened_when_and_where() -> None:
    written = line(created=0.5, args=("Ada",), msg="hi %s", orders=3)
    assert written == {
        "time": "1970-01-01T00:00:00.500+00:00",
        "level": "info",
        "logger": "app",
        "message": "hi Ada",
        "orders": 3,
    }


def test_no_character_breaks_a_line_or_its_encoding() -> None:
    text = "a\nb\u2028c\x85d\ud800"
    record = logging.makeLogRecord({"msg": text})
    formatted = JsonFormatter().format(record)
    assert len(formatted.splitlines()) == 1
    assert json.loads(formatted.encode())["message"] == text


def test_lines_of_a_request_carry_its_id() -> None:
    with request_id("abc-1") as given:
        assert given == "abc-1"
        assert line()["requestId"] == "abc-1"
    assert "requestId" not in line()


def test_an_id_that_is_not_sane_is_replaced() -> None:
    for insane in ["", "two words", "line\nbreak", "x" * 65, None]:
        with request_id(insane) as made:
            assert len(made) == 36


def test_traces_and_errors_are_told() -> None:
    assert line(otelTraceID="4bf9", otelSpanID="0")["traceId"] == "4bf9"
    try:
        raise ValueError("broken")
    except ValueError:
        assert "ValueError: broken" in line(exc_info=sys.exc_info())["error"]
