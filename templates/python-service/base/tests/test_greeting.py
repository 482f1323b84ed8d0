import pytest

from app.greeting import greet


@pytest.mark.parametrize(
    ("name", "greeting"),
    [(" Ada ", "Hello, Ada!"), ("", "Hello, world!")],
)
def test_greets(name: str, greeting: str) -> None:
    assert greet(name) == greeting
