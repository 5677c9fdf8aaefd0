"""How much and how long a request may be, and that no fault of the program tells more than that there was one."""

import asyncio
import os
import sys

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.web.problems import ProblemError, problem


class Limits:
    """Hands a request on with its body read, where that has at most `largest` bytes and comes within `seconds`.

    Reading the body here, after the guard, means that a stranger's body is never read and a route never waits for one.
    """

    def __init__(self, app: ASGIApp, largest: int, seconds: float) -> None:
        self._app = app
        self._largest = largest
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            declared = Headers(scope=scope).get("content-length", "0")
            if not declared.isdigit():
                raise ProblemError(400, "Content-Length is no number")
            if int(declared[:20]) > self._largest:
                raise self._too_large()
            async with asyncio.timeout(self._seconds):
                body = await self._body(receive)
        except TimeoutError:
            await problem(408, f"the request took longer than {self._seconds:g} seconds to come")(scope, receive, send)
            return
        except ProblemError as error:
            headers = {"connection": "close"}
            await problem(error.status, error.detail, headers)(scope, receive, send)
            return
        if body is not None:
            await self._app(scope, _replayed(body, receive), send)

    async def _body(self, receive: Receive) -> bytes | None:
        """The whole body; None when whoever asked has left."""
        parts, size = [], 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._largest:
                raise self._too_large()
            if not message.get("more_body", False):
                return b"".join(parts)

    def _too_large(self) -> ProblemError:
        return ProblemError(413, f"the request has more than the {self._largest:,} bytes that one may have")


def _replayed(body: bytes, receive: Receive) -> Receive:
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_message


class Faults:
    """Tells a fault of the program as a problem without its traceback, which goes to standard error with
    FACTCHECK_DEBUG set and is one line there otherwise."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whatever happens."""
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as fault:
            if scope["type"] != "http" or os.environ.get("FACTCHECK_DEBUG"):
                raise
            print(f"factcheck: a fault in the program: {type(fault).__name__}", file=sys.stderr, flush=True)
            if not started:
                await problem(500, "a fault in the program: please report it")(scope, receive, send)
