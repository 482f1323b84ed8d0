"""What this service does with a message."""

import logging

from pydantic import BaseModel

from app.greeting import greet

logger = logging.getLogger(__name__)


class Person(BaseModel):
    name: str


def handle(body: str) -> None:
    """
    An exception makes the message come again, later each time. It can come more than once even
    without one, and must be done within the visibility timeout.
    """
    person = Person.model_validate_json(body)
    logger.info(greet(person.name))
