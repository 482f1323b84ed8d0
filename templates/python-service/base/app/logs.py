"""Structured logs: one JSON object a line on standard output."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from app.request_id import current_request_id

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
# Uvicorn repeats its messages with colours; OpenTelemetry adds its ids under names of its own.
_LEFT_OUT = _STANDARD | {
    "color_message",
    "otelSpanID",
    "otelTraceID",
    "otelTraceSampled",
    "otelServiceName",
}


class JsonFormatter(logging.Formatter):
    """Time, level, logger and message, then whatever was given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id := current_request_id():
            line["requestId"] = request_id
        if (trace_id := getattr(record, "otelTraceID", "0")) != "0":
            line["traceId"] = trace_id
        line.update((key, value) for key, value in vars(record).items() if key not in _LEFT_OUT)
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        # In ASCII: some characters end a line for its readers, others no encoding can write.
        return json.dumps(line, default=str)


def logging_config(level: str) -> dict[str, Any]:
    """For `logging.config.dictConfig`; servers' own loggers write through it too."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "json",
            }
        },
        "root": {"level": level.upper(), "handlers": ["stdout"]},
    }
