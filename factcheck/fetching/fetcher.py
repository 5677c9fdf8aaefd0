"""From a web address to its content, within limits."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version

import httpcore
import httpx

from factcheck.fetching.addresses import checked, resolved
from factcheck.fetching.network import CheckedTransport, Connect, Deadline, Resolve, connect_directly
from factcheck.fetching.refusals import FetchError
from factcheck.fetching.robots import AGENT, LARGEST, Robots
from factcheck.model import Fetched, Problem

_TYPES = frozenset(
    {
        "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf",
        "application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/json",
        "application/ld+json", "application/ninjs+json", "application/x-ndjson", "application/jsonl", "text/csv",
        "text/tab-separated-values", "application/vnd.iptc.g2.newsitem+xml", "application/nitf+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text", "message/rfc822", "application/zip", "application/warc",
        "application/octet-stream", "binary/octet-stream",
    }
)  # fmt: skip
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost: seconds for everything, redirects, bytes when unpacked."""

    seconds: float = 30.0
    redirects: int = 5
    size: int = 10 * 1024 * 1024


class Fetcher:
    """Fetches addresses one by one; called with an address it gives the content, or the problem with it.

    `resolve` and `connect` are the machine's own resolver and network; a test puts others in their place.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        resolve: Resolve = resolved,
        connect: Connect = connect_directly,
    ) -> None:
        self._limits = limits or Limits()
        self._resolve = resolve
        self._connect = connect
        self._robots = Robots()

    def __call__(self, address: str) -> Fetched | Problem:
        """`fetch`, with what went wrong as a problem."""
        try:
            return self.fetch(address)
        except FetchError as error:
            return Problem(path=address, message=str(error))

    def fetch(self, address: str) -> Fetched:
        """What stands behind an address; raises FetchError."""
        with self._client() as client, _told():
            return self._follow(client, address)

    @contextmanager
    def _client(self) -> Iterator[httpx.Client]:
        deadline = Deadline(self._limits.seconds)
        headers = {"User-Agent": _agent(), "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
        transport = CheckedTransport(deadline, self._resolve, self._connect)
        with httpx.Client(transport=transport, trust_env=False, headers=headers) as client:
            yield client

    def _follow(self, client: httpx.Client, address: str) -> Fetched:
        at = httpx.URL(_checked(address))
        for _ in range(self._limits.redirects + 1):
            site = f"{at.scheme}://{at.netloc.decode('ascii')}"
            self._robots.refuse_forbidden(str(at), site, lambda page: self._read_plain(client, page))
            with client.stream("GET", at) as answer:
                following = _following(at, answer)
                if following is None:
                    return self._taken(at, answer)
                at = following
        raise FetchError(f"leads on more than {self._limits.redirects} times: not read")

    def _read_plain(self, client: httpx.Client, address: str) -> tuple[int, bytes]:
        """The status of an address and the beginning of its content, whatever it is; redirects are followed."""
        at = httpx.URL(_checked(address))
        for _ in range(self._limits.redirects + 1):
            with client.stream("GET", at) as answer:
                following = _following(at, answer)
                if following is None:
                    _refuse_coding(answer)
                    return answer.status_code, _beginning(answer, LARGEST)[:LARGEST]
                at = following
        return HTTPStatus.NOT_FOUND, b""  # as RFC 9309 has it: too many redirects mean that there is no such file

    def _taken(self, at: httpx.URL, answer: httpx.Response) -> Fetched:
        if answer.status_code != HTTPStatus.OK:
            reason = next((one.phrase for one in HTTPStatus if one.value == answer.status_code), "")
            raise FetchError(f"answers {answer.status_code} {reason}".rstrip() + ": nothing to read")
        media_type, charset = _kind(answer)
        if media_type is not None and media_type not in _TYPES:
            raise FetchError(f"is {media_type[:60]}: no kind that holds articles")
        _refuse_coding(answer)
        content = _beginning(answer, self._limits.size)
        if len(content) > self._limits.size:
            raise FetchError(f"has more than the {self._limits.size >> 20} MB that are fetched: not read")
        if not content:
            raise FetchError("answers with nothing: there is nothing to check")
        return Fetched(address=str(at), content=content, media_type=media_type, charset=charset)


@contextmanager
def _told() -> Iterator[None]:
    """What the libraries raise, told in one line."""
    try:
        yield
    except FetchError:
        raise
    except (httpx.TimeoutException, httpcore.TimeoutException):
        raise FetchError("does not answer in time: not read") from None
    except (httpcore.ConnectError, httpx.ConnectError) as error:
        why = "its certificate is not valid" if "CERTIFICATE" in str(error).upper() else "no connection"
        raise FetchError(f"{why}: not read") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, *_FAULTS) as error:
        raise FetchError(f"does not answer as a web server does ({type(error).__name__}): not read") from None


_FAULTS = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
    OSError,
)


def _checked(address: str) -> str:
    return checked(address)._replace(fragment="").geturl()


def _following(at: httpx.URL, answer: httpx.Response) -> httpx.URL | None:
    """Where an answer leads on to, checked like an address that was given; None where it stays."""
    location = answer.headers.get("location")
    if not location or answer.status_code not in {301, 302, 303, 307, 308}:
        return None
    try:
        joined = str(at.join(location))
    except (httpx.InvalidURL, ValueError):
        raise FetchError("leads on to what is no web address: not read") from None
    try:
        return httpx.URL(_checked(joined))
    except FetchError as error:
        raise FetchError(f"leads on to what {error}") from None


def _kind(answer: httpx.Response) -> tuple[str | None, str | None]:
    """The media type and the encoding that the server states."""
    stated = answer.headers.get("content-type")
    if not stated:
        return None, None
    message = Message()
    message["content-type"] = stated.replace("\n", " ").replace("\r", " ")
    charset = message.get_content_charset()
    return message.get_content_type(), charset if charset is not None and charset.isascii() else None


def _refuse_coding(answer: httpx.Response) -> None:
    # A coding that is applied twice multiplies what a few bytes unpack to.
    if answer.headers.get("content-encoding", "").strip().lower() not in _CODINGS:
        raise FetchError("is packed in a way that was not asked for: not read")


def _beginning(answer: httpx.Response, size: int) -> bytes:
    """The content as far as the first piece that takes it beyond a size."""
    parts: list[bytes] = []
    length = 0
    for part in answer.iter_bytes():
        parts.append(part)
        length += len(part)
        if length > size:
            break
    return b"".join(parts)


def _agent() -> str:
    try:
        return f"{AGENT}/{version('factcheck-desk')}"
    except PackageNotFoundError:
        return AGENT
