"""Starts and stops: `python -m app`."""

import logging.config
import signal
import sys

import uvicorn

from app.api import create_app
from app.lifecycle import Lifecycle
from app.logs import logging_config
from app.server import DrainingServer
from app.settings import Settings, read_settings


def main() -> None:
    settings = read_settings(Settings)
    logging.config.dictConfig(logging_config(settings.log_level))
    lifecycle = Lifecycle()
    config = uvicorn.Config(
        create_app(lifecycle),
        host=settings.listen_host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        # Longer than load balancers keep theirs: they, and not this end, decide when one closes.
        timeout_keep_alive=75,
        timeout_graceful_shutdown=settings.shutdown_timeout_seconds,
    )
    # Uvicorn raises the signal once more when it has stopped: that is the end, and no failure.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: sys.exit(0))
    DrainingServer(config, lifecycle).run()


if __name__ == "__main__":
    main()
