"""Uvicorn, stopping in steps so that no request is lost."""

import asyncio
import socket
from time import monotonic

import uvicorn

from app.lifecycle import Lifecycle

QUIET_SECONDS = 0.5
LONGEST_LINGER_SECONDS = 5


class DrainingServer(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, lifecycle: Lifecycle) -> None:
        super().__init__(config)
        self.lifecycle = lifecycle

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """
        Says that it is leaving (not ready, `connection: close`) and answers on until nobody asks
        any more; only then it stops listening, hears who is in already, and finishes what is open.
        """
        self.lifecycle.drain()
        deadline = monotonic() + LONGEST_LINGER_SECONDS
        answered = -1
        while answered != self.server_state.total_requests and monotonic() < deadline:
            answered = self.server_state.total_requests
            await asyncio.sleep(QUIET_SECONDS)
        for server in self.servers:
            server.close()
        # Uvicorn would hang up on connections whose request has yet to arrive.
        await asyncio.sleep(QUIET_SECONDS)
        await super().shutdown(sockets)
