"""An editor program: speaks with the server over pipes, inside the test's process."""

import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from factcheck.language_server.holding import Reference
from factcheck.language_server.server import DraftServer

PATIENCE = 120


class Editor:
    """One open session. Everything that the server sends waits in `inbox`."""

    def __init__(self, server: DraftServer) -> None:
        to_server, self._write = os.pipe()
        from_server, to_editor = os.pipe()
        self._out = os.fdopen(self._write, "wb")
        self._in = os.fdopen(from_server, "rb")
        self.inbox: Queue[dict[str, Any]] = Queue()
        self._number = 0
        streams = (os.fdopen(to_server, "rb"), os.fdopen(to_editor, "wb"))
        self._threads = [
            threading.Thread(target=server.server.start_io, args=streams, daemon=True),
            threading.Thread(target=self._listen, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def _listen(self) -> None:
        while header := self._in.readline():
            length = int(header.split(b":")[1])
            while self._in.readline().strip():
                pass
            self.inbox.put(json.loads(self._in.read(length)))

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._out.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._out.flush()

    def notify(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        return self.wait(lambda one: one.get("id") == number)["result"]

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next message that is wanted; others before it are dropped."""
        while True:
            try:
                message = self.inbox.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError("the server says nothing") from None
            if wanted(message):
                return message

    def begin(self, folder: Path | None = None, **general: Any) -> dict[str, Any]:
        folders = [{"uri": folder.as_uri(), "name": folder.name}] if folder else None
        told = self.ask(
            "initialize", processId=None, rootUri=None, workspaceFolders=folders, capabilities={"general": general}
        )
        self.notify("initialized")
        return told["capabilities"]

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)

    def type(self, uri: str, version: int, text: str) -> None:
        self.notify(
            "textDocument/didChange", textDocument={"uri": uri, "version": version}, contentChanges=[{"text": text}]
        )

    def marks(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """The diagnostics that are published next for a text, or for a version of it."""

        def is_it(one: dict[str, Any]) -> bool:
            if one.get("method") != "textDocument/publishDiagnostics" or one["params"]["uri"] != uri:
                return False
            return version is None or one["params"].get("version") == version

        return self.wait(is_it)["params"]["diagnostics"]

    def hover(self, uri: str, line: int, character: int) -> dict[str, Any] | None:
        place = {"line": line, "character": character}
        return self.ask("textDocument/hover", textDocument={"uri": uri}, position=place)

    def leave(self) -> None:
        self.ask("shutdown")
        self.notify("exit")
        self._out.close()
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()
        self._in.close()


@pytest.fixture
def editor() -> Iterator[Callable[..., Editor]]:
    """Opens sessions: with the paths that drafts are held against, and how long the typing must rest."""
    opened: list[Editor] = []

    def begin(*paths: Path | str, quiet: float = 0.05) -> Editor:
        named = [str(path) for path in paths]
        opened.append(Editor(DraftServer(lambda folders: Reference(named or folders), quiet)))
        return opened[-1]

    yield begin
    for one in opened:
        one.leave()
