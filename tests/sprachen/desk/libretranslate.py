"""A server on loopback that speaks LibreTranslate's protocol: POST /translate, JSON both ways."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Server:
    """``answer`` turns a German text into the answer; ``status`` other than 200 is a failure."""

    url: str
    answer: Callable[[str], Any] = "T: {}".format
    status: int = 200
    requests: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def running() -> Iterator[Server]:
    """Start the server, stop it afterwards."""
    state = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.requests.append({"path": self.path, **body})
            error = {"error": "nicht jetzt"}
            good = {"translatedText": [state.answer(text) for text in body["q"]]}
            content = json.dumps(good if state.status == 200 else error).encode()
            self.send_response(state.status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: Any) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
