"""A web server on this machine that answers for every host, and the network that leads to it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest

from factcheck.fetching import Fetcher, Limits

PUBLIC = "93.184.215.14"


@dataclass
class Web:
    """Pages by "host/path" as (status, headers, content) or a function that writes the answer; what was asked for."""

    pages: dict = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    port: int = 0

    def page(self, place: str, content: bytes | str = b"", status: int = 200, **headers: str) -> None:
        """Put a page; header names have underscores for hyphens."""
        body = content.encode() if isinstance(content, str) else content
        self.pages[place] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)

    def fetcher(self, **limits) -> Fetcher:
        return Fetcher(Limits(**limits), resolve=self._resolve, connect=self._connect)

    def _resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        return self.names.get(host, [PUBLIC])

    def _connect(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        self.connected.append((address, port))
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


def handler_for(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = f"{self.headers['Host']}{self.path}"
            web.asked.append(place)
            web.agents.add(self.headers["User-Agent"])
            answer: tuple | Callable = web.pages.get(place, (404, {}, b"not here"))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has seen enough
                super().handle()

    return Handler


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(web))
    server.daemon_threads = True
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield web
    server.shutdown()
    server.server_close()
    thread.join()
