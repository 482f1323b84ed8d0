"""Where the work comes from, read from the environment once at start."""

from pydantic import Field, HttpUrl
from pydantic_settings import BaseSettings, SettingsConfigDict


class QueueSettings(BaseSettings):
    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True)

    queue_url: HttpUrl | None = Field(None, description="URL of the SQS queue")
    queue_concurrency: int = Field(4, ge=1, le=64, description="messages handled at a time")
    queue_visibility_timeout_seconds: int = Field(
        60, ge=1, le=43200, description="longest time that one message may take"
    )
