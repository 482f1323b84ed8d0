"""What this service does with a message."""

import logging

from pydantic import BaseModel, ConfigDict

from app.greeting import greet

logger = logging.getLogger(__name__)


class Person(BaseModel):
    # What is wrong with a message is logged; what is in it may be a secret.
    model_config = ConfigDict(hide_input_in_errors=True)

    name: str


def handle(body: str) -> None:
    """
    An exception makes the message come again, later each time. It can come more than once even
    without one, and must be done within the visibility timeout.
    """
    person = Person.model_validate_json(body)
    logger.info(greet(person.name))
