"""Messages from Amazon SQS."""

import re
from typing import TYPE_CHECKING, Final

import boto3
from botocore.config import Config

from app.messages import Message
from app.request_id import HEADER

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

ATTEMPT: Final = "ApproximateReceiveCount"


class SqsQueue:
    """
    Credentials come from the Pod's identity, the region from the queue's URL. Needs
    `sqs:ReceiveMessage`, `sqs:DeleteMessage` and `sqs:ChangeMessageVisibility` on the queue.
    Messages that fail again and again are for the queue's redrive policy to put aside.
    """

    def __init__(self, url: str, *, visibility_timeout_seconds: int, connections: int) -> None:
        self._url = url
        self._visibility_timeout_seconds = visibility_timeout_seconds
        self._client: SQSClient = boto3.client(
            "sqs",
            region_name=region_of(url),
            config=Config(
                connect_timeout=5,
                read_timeout=30,
                max_pool_connections=connections,
                retries={"mode": "standard", "total_max_attempts": 2},
            ),
        )

    def receive(self, wait_seconds: int) -> Message | None:
        answer = self._client.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=1,
            WaitTimeSeconds=wait_seconds,
            VisibilityTimeout=self._visibility_timeout_seconds,
            MessageSystemAttributeNames=[ATTEMPT],
            MessageAttributeNames=[HEADER],
        )
        for received in answer.get("Messages", []):
            attributes = received.get("MessageAttributes") or {}
            return Message(
                id=received["MessageId"],
                body=received["Body"],
                attempt=int((received.get("Attributes") or {}).get(ATTEMPT, "1")),
                request_id=attributes[HEADER].get("StringValue") if HEADER in attributes else None,
                receipt=received["ReceiptHandle"],
            )
        return None

    def delete(self, message: Message) -> None:
        self._client.delete_message(QueueUrl=self._url, ReceiptHandle=message.receipt)

    def give_back(self, message: Message, delay_seconds: int) -> None:
        self._client.change_message_visibility(
            QueueUrl=self._url,
            ReceiptHandle=message.receipt,
            VisibilityTimeout=delay_seconds,
        )


def region_of(url: str) -> str | None:
    """None where the URL does not tell it: then AWS_DEFAULT_REGION does."""
    found = re.match(r"https://sqs\.([a-z0-9-]+)\.amazonaws\.com", url)
    return found[1] if found else None
