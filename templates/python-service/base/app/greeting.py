"""A stand-in for what this service is really for."""


def greet(name: str) -> str:
    """A greeting for a name; for everyone when there is none."""
    return f"Hello, {name.strip() or 'world'}!"
