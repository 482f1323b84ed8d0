"""Starts and stops: `python -m app`."""

import logging.config
import signal
import sys

from app.handler import handle
from app.health import serve_health
from app.lifecycle import Lifecycle
from app.logs import logging_config
from app.messages import MemoryQueue, Queue
from app.queue_settings import QueueSettings
from app.settings import Settings, read_settings
from app.sqs import SqsQueue
from app.worker import Worker

logger = logging.getLogger("app")

STOP_SIGNALS = {signal.SIGTERM, signal.SIGINT}


def main() -> None:
    # Blocked before there are threads: `sigwait` below is the one place where they arrive.
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    settings = read_settings(Settings)
    queue_settings = read_settings(QueueSettings)
    logging.config.dictConfig(logging_config(settings.log_level))
    lifecycle = Lifecycle()
    worker = Worker(
        queue=open_queue(queue_settings),
        handle=handle,
        lifecycle=lifecycle,
        concurrency=queue_settings.queue_concurrency,
    )
    health = serve_health((settings.listen_host, settings.port), lifecycle, worker)
    worker.start()
    logger.info("working")
    received = signal.sigwait(STOP_SIGNALS)
    logger.info("draining", extra={"signal": signal.Signals(received).name})
    lifecycle.drain()
    finished = worker.join(settings.shutdown_timeout_seconds)
    health.shutdown()
    logger.info("stopped", extra={"finished": finished})
    sys.exit(not finished)


def open_queue(settings: QueueSettings) -> Queue:
    if settings.queue_url is None:
        logger.warning("QUEUE_URL is not set: there is nothing to do")
        return MemoryQueue()
    return SqsQueue(
        str(settings.queue_url),
        visibility_timeout_seconds=settings.queue_visibility_timeout_seconds,
        connections=settings.queue_concurrency,
    )


if __name__ == "__main__":
    main()
