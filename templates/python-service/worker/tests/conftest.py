from collections.abc import Iterator

import pytest

from tests.fake_sqs import FakeSqs, serve


@pytest.fixture
def sqs(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSqs]:
    fake = FakeSqs()
    with serve(fake) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL_SQS", address)
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        yield fake
