import pytest
from botocore.exceptions import ClientError

from app.sqs import SqsQueue, region_of
from tests.fake_sqs import FakeSqs


@pytest.fixture
def queue(sqs: FakeSqs) -> SqsQueue:
    return SqsQueue(sqs.url, visibility_timeout_seconds=60, connections=1)


def test_receives_and_deletes(sqs: FakeSqs, queue: SqsQueue) -> None:
    sent = sqs.send("hello", x_request_id="abc-1")
    message = queue.receive(0)
    assert message is not None
    assert (message.id, message.body, message.attempt) == (sent.id, "hello", 1)
    assert message.request_id == "abc-1"
    assert queue.receive(0) is None, "it is hidden while it is in hand"
    queue.delete(message)
    assert sqs.messages == []


def test_what_is_given_back_comes_again(sqs: FakeSqs, queue: SqsQueue) -> None:
    sqs.send("hello")
    first = queue.receive(0)
    assert first is not None
    assert first.request_id is None
    queue.give_back(first, 0)
    second = queue.receive(0)
    assert second is not None
    assert second.attempt == 2
    with pytest.raises(ClientError, match="ReceiptHandleIsInvalid"):
        queue.delete(first)
    queue.give_back(second, 60)
    assert queue.receive(0) is None


@pytest.mark.parametrize(
    ("url", "region"),
    [
        ("https://sqs.eu-west-1.amazonaws.com/123456789012/orders", "eu-west-1"),
        ("https://sqs.cn-north-1.amazonaws.com.cn/123456789012/orders", "cn-north-1"),
        ("http://localhost:9324/queue/orders", None),
    ],
)
def test_the_region_is_the_queues(url: str, region: str | None) -> None:
    assert region_of(url) == region
