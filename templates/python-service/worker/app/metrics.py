"""What Prometheus reads at /metrics, beside what its client knows of the process."""

from prometheus_client import Counter, Histogram

MESSAGE_DURATION = Histogram(
    "message_duration_seconds",
    "Time that a message took",
    ["outcome"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)

QUEUE_FAILURES = Counter(
    "queue_failures",
    "Calls that the queue refused or did not answer",
)
