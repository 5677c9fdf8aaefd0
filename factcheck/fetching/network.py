"""Connections that go to a checked address and end in time."""

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore
import httpx

from factcheck.fetching.addresses import why_refused
from factcheck.fetching.refusals import FetchError

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float | None], httpcore.NetworkStream]
_LONGEST_WAIT = 10.0


class Deadline:
    """The moment when a fetch must have ended, on a clock that runs evenly."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def wait(self) -> float:
        """How long the next step may take, in seconds; raises FetchError when time is up."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(f"took longer than {self.seconds:g} seconds: not read")
        return min(left, _LONGEST_WAIT)


class _TimedStream(httpcore.NetworkStream):
    """A stream of which every step counts against the deadline: a server that drips cannot hold the program up."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.wait())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.wait())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.wait())
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def connect_directly(address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
    """A connection to an IP address."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout)


class _CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up once and connects to what was looked up, if all of it is public.

    The name in TLS stays the host's, so certificates are checked as ever.
    """

    def __init__(self, deadline: Deadline, resolve: Resolve, connect: Connect) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._connect = connect
        self._checked: dict[str, list[str]] = {}

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        for address in self._addresses(host, port):
            try:
                return _TimedStream(self._connect(address, port, self._deadline.wait()), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        raise FetchError(f"{host} does not answer")

    def _addresses(self, host: str, port: int) -> list[str]:
        if host not in self._checked:
            addresses = self._resolve(host, port)
            for address in addresses:
                # One bad address among good ones is no accident: it is how a name is made to lead inside.
                if why := why_refused(address):
                    raise FetchError(f"leads to {address}, which is {why}: not fetched")
            self._checked[host] = addresses
        return self._checked[host]

    def connect_unix_socket(self, *arguments: Any, **named: Any) -> httpcore.NetworkStream:
        raise FetchError("only the network is fetched from")


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class CheckedTransport(httpx.BaseTransport):
    """What an httpx client sends its requests through: no proxy, no HTTP/2, only checked addresses."""

    def __init__(self, deadline: Deadline, resolve: Resolve, connect: Connect) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=_CheckedBackend(deadline, resolve, connect),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; raises what httpcore raises."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()
