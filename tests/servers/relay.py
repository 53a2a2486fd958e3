"""Stands before a server and lets its answers through late, or drop by drop."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

DROP: Final = 16  # bytes


class Relay:
    """A port on loopback in front of ``target``. Answers wait ``late`` seconds; with ``drops``,
    each few bytes of them wait that long."""

    def __init__(self, target: int, *, late: float, drops: bool = False) -> None:
        self._target, self._late, self._drops = target, late, drops
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ended = threading.Event()
        self.port: int = self._listening.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                for source, sink, send in (
                    (client, server, server.sendall),
                    (server, client, lambda data, to=client: self._slowly(data, to)),
                ):
                    arguments = source, sink, send
                    threading.Thread(target=_pass_on, args=arguments, daemon=True).start()

    def _slowly(self, data: bytes, client: socket.socket) -> None:
        step = DROP if self._drops else len(data)
        for start in range(0, len(data), step):
            if self._ended.wait(self._late):
                return
            client.sendall(data[start : start + step])


def _pass_on(source: socket.socket, sink: socket.socket, send: Callable[[bytes], object]) -> None:
    with suppress(OSError), source, sink:
        while data := source.recv(65_536):
            send(data)
