"""Everything that the service reads from its environment, read once at start."""

from typing import Literal, TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

S = TypeVar("S", bound=BaseSettings)


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True)

    listen_host: str = Field("0.0.0.0", description="address to listen on")
    port: int = Field(8080, ge=0, le=65535, description="TCP port to listen on; 0 finds a free one")
    log_level: Literal["debug", "info", "warning", "error", "critical"] = Field(
        "info", description="least severe level that is logged"
    )
    shutdown_timeout_seconds: int = Field(
        20, ge=1, description="longest time that open work has to finish once nothing new is taken"
    )


def read_settings(kind: type[S]) -> S:
    """Ends the process where a variable is wrong, and names it; its value may be a secret."""
    try:
        return kind()
    except ValidationError as error:
        problems = [
            f"{'_'.join(map(str, problem['loc'])).upper()}: {problem['msg']}"
            for problem in error.errors(include_input=False)
        ]
        raise SystemExit("\n".join(problems)) from None
