"""The server: drafts come in as they are typed, are checked when the typing rests, and the findings go out."""

import asyncio
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck.language_server.findings import Mark, marks
from factcheck.language_server.holding import Held, Reference
from factcheck.language_server.positions import Encoding, Lines

QUIET = 0.4
"""Seconds without a keystroke after which a draft is checked."""
_NO_TEXTS = frozenset({"html", "xml", "json", "jsonl", "jsonc", "csv", "tsv"})
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Draft:
    """A text that is open in the editor program; `checked` is the text that the marks belong to."""

    text: str
    version: int | None
    checked: str | None = None
    marks: list[Mark] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None


class DraftServer:
    """Holds the open drafts against what `reference` gives for the folders of the editor's workspace."""

    def __init__(self, reference: Callable[[list[str]], Reference], quiet: float = QUIET) -> None:
        self._make_reference = reference
        self._reference: Reference | None = None
        self._quiet = quiet
        self._drafts: dict[str, _Draft] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._one_at_a_time = asyncio.Lock()
        self._told: set[str] = set()
        # Whole texts on every change: drafts are short, and no two programs agree on what all ends a line.
        self.server = LanguageServer("factcheck", _version(), text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._listen()

    def start(self) -> None:
        """Serve on standard input and output until the editor program says exit."""
        answers = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)  # what a library prints must not get among the messages
        self.server.start_io(os.fdopen(os.dup(0), "rb"), answers)

    def _listen(self) -> None:
        feature = self.server.feature

        @feature(types.TEXT_DOCUMENT_DID_OPEN)
        def opened(params: types.DidOpenTextDocumentParams) -> None:
            document = params.text_document
            if document.language_id not in _NO_TEXTS:
                self._drafts[document.uri] = _Draft(document.text, document.version)
                self._check_soon(document.uri, 0)

        @feature(types.TEXT_DOCUMENT_DID_CHANGE)
        def changed(params: types.DidChangeTextDocumentParams) -> None:
            draft = self._drafts.get(params.text_document.uri)
            if draft is not None and params.content_changes:
                draft.text = params.content_changes[-1].text
                draft.version = params.text_document.version
                self._check_soon(params.text_document.uri, self._quiet)

        @feature(types.TEXT_DOCUMENT_DID_SAVE)
        def saved(params: types.DidSaveTextDocumentParams) -> None:
            # A saved text may be what other open drafts are held against.
            for uri in self._drafts:
                self._check_soon(uri, 0)

        @feature(types.TEXT_DOCUMENT_DID_CLOSE)
        def closed(params: types.DidCloseTextDocumentParams) -> None:
            draft = self._drafts.pop(params.text_document.uri, None)
            if draft is not None:
                if draft.timer:
                    draft.timer.cancel()
                self._publish(params.text_document.uri, None, [])

        @feature(types.TEXT_DOCUMENT_HOVER)
        def hovered(params: types.HoverParams) -> types.Hover | None:
            return self._hover(params.text_document.uri, params.position)

    def _check_soon(self, uri: str, wait: float) -> None:
        draft = self._drafts[uri]
        if draft.timer:
            draft.timer.cancel()
        draft.timer = asyncio.get_running_loop().call_later(wait, self._begin, uri)

    def _begin(self, uri: str) -> None:
        task = asyncio.get_running_loop().create_task(self._check(uri))
        self._running.add(task)  # the loop itself keeps no hold of its tasks
        task.add_done_callback(self._running.discard)

    async def _check(self, uri: str) -> None:
        async with self._one_at_a_time:
            draft = self._drafts.get(uri)
            if draft is None:
                return
            text, number = draft.text, draft.version
            try:
                held = await asyncio.to_thread(self._checked, text, uri)
                found = marks(held.checked, held.draft.id, text, self._encoding) if held else []
            except Exception as fault:  # one draft that cannot be checked must not end the server
                _log.debug("check", exc_info=True)
                self._tell(f"{type(fault).__name__}: {fault}")
                return
        if self._drafts.get(uri) is not draft or draft.text != text:
            return  # typing went on: a later check is on its way
        draft.checked, draft.marks = text, found
        self._publish(uri, number, [mark.diagnostic for mark in found])
        for problem in held.problems if held else ():
            self._tell(f"{problem.path}: {problem.message}")

    def _checked(self, text: str, uri: str) -> Held | None:
        if not text.strip():
            return None
        if self._reference is None:
            self._reference = self._make_reference(self._folders())
        path = to_fs_path(uri) if urlsplit(uri).scheme == "file" else None
        return self._reference.check(text, path or uri)

    def _folders(self) -> list[str]:
        found = [to_fs_path(uri) for uri in self.server.workspace.folders]
        return [path for path in (found or [self.server.workspace.root_path]) if path]

    @property
    def _encoding(self) -> Encoding:
        chosen = self.server.server_capabilities.position_encoding
        name = chosen.value if isinstance(chosen, types.PositionEncodingKind) else chosen
        return "utf-8" if name == "utf-8" else "utf-32" if name == "utf-32" else "utf-16"

    def _publish(self, uri: str, number: int | None, diagnostics: list[types.Diagnostic]) -> None:
        params = types.PublishDiagnosticsParams(uri=uri, version=number, diagnostics=diagnostics)
        self.server.text_document_publish_diagnostics(params)

    def _tell(self, line: str) -> None:
        """Tell the editor program of something that could not be used, once."""
        if line not in self._told:
            self._told.add(line)
            self.server.window_log_message(types.LogMessageParams(type=types.MessageType.Warning, message=line))

    def _hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """What stands against the passage at a position; nothing while the marks are older than the text."""
        draft = self._drafts.get(uri)
        if draft is None or draft.checked != draft.text:
            return None
        offset = Lines(draft.text, self._encoding).offset(position.line, position.character)
        here = [mark for mark in draft.marks if mark.start <= offset <= mark.end]
        if not here:
            return None
        content = types.MarkupContent(
            kind=types.MarkupKind.Markdown, value="\n---\n\n".join(dict.fromkeys(mark.hover for mark in here))
        )
        return types.Hover(contents=content, range=here[0].diagnostic.range)


def _version() -> str:
    try:
        return version("factcheck-desk")
    except PackageNotFoundError:
        return "0"
