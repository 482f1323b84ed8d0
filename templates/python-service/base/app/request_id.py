"""The id that ties together everything that one request caused."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

HEADER = "x-request-id"
_SANE = re.compile(r"[\w-]{1,64}", re.ASCII)

_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def current_request_id() -> str | None:
    return _current.get()


@contextmanager
def request_id(given: str | None) -> Iterator[str]:
    """The caller's id where it is sane, else a new one; every line logged inside carries it."""
    value = given if given and _SANE.fullmatch(given) else str(uuid4())
    token = _current.set(value)
    try:
        yield value
    finally:
        _current.reset(token)
