import logging

import pytest
from pydantic import ValidationError

from app.handler import handle


def test_greets(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    handle('{"name": "Ada"}')
    assert caplog.messages == ["Hello, Ada!"]


@pytest.mark.parametrize("body", ["", "{}", '{"name": 1}'])
def test_refuses_what_it_does_not_understand(body: str) -> None:
    with pytest.raises(ValidationError):
        handle(body)


@pytest.mark.parametrize("body", ['{"name": ["hunter2"]}', "hunter2"])
def test_what_is_in_a_message_stays_out_of_the_error(body: str) -> None:
    with pytest.raises(ValidationError) as refused:
        handle(body)
    assert "hunter2" not in str(refused.value)
