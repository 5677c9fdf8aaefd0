"""A desk with invented news in its archive, served to real browsers."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from desk_apps import BASE, OWN, TOKEN, desk_app
from desk_news import HOSTILE, LONG, NEWS
from fastapi import FastAPI
from starlette.testclient import TestClient

from factcheck import pipeline
from factcheck.archive import Archive
from factcheck.model import Article, Decision, Document
from factcheck.web.access import Access, Identity
from factcheck.web.desk import Desk, create, passwords
from factcheck.web.desk.people import People, change

PATIENCE = 60_000
"""Milliseconds that a busy machine is given before a page counts as broken."""


def _archive(path: Path, news: Any) -> Path:
    articles = [
        pipeline.read_article(Document.from_text(text, source=source, published=day, title=title))
        for source, day, title, text in news
    ]
    with Archive.open(path, create=True) as archive:
        for number, article in enumerate(articles):
            archive.add(article, pipeline.archive_keys(article), origin=f"news/{number}")
        archive.keep(pipeline.report(articles).discrepancies)
    return path


@pytest.fixture(scope="session")
def news_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with some findings; to be copied, never written."""
    return _archive(tmp_path_factory.mktemp("news") / "news.archive", NEWS)


@pytest.fixture(scope="session")
def hostile_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of articles that try to run something, one of them a line of ten million characters."""
    path = _archive(tmp_path_factory.mktemp("hostile") / "hostile.archive", HOSTILE)
    long = Document.from_text("<script>alert(1)</script>" + "x" * 10_000_000, source="A long line", title="Long")
    with Archive.open(path) as archive:
        archive.add(Article(document=long, sentences=(), claims=()), (), origin="news/long")
    return path


@pytest.fixture(scope="session")
def long_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two long articles that disagree in their middle; no test decides in it."""
    return _archive(tmp_path_factory.mktemp("long") / "long.archive", LONG)


@pytest.fixture
def desk_archive(news_archive: Path, tmp_path: Path) -> Path:
    """A copy of the archive with findings, for one test to decide in."""
    return Path(shutil.copy(news_archive, tmp_path / "news.archive"))


@pytest.fixture
def shared(desk_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., TestClient]:
    """A desk of a reader, a reviewer and an admin; gives browsers that are logged in as one of them, or as nobody."""
    monkeypatch.setattr(passwords, "_COST", 2**10)
    file = tmp_path / "people.json"
    for name, role in (("Ada", "admin"), ("Rosa", "reader"), ("Viktor", "reviewer")):
        change(file, "add", name, role=role, password=f"password of {name}", by="Ada", at=datetime.now(UTC))
    application = desk_app(desk_archive, People(file))

    def browser(name: str | None = None) -> TestClient:
        client = TestClient(application, base_url=BASE, follow_redirects=False)
        if name:
            form = {"name": name, "password": f"password of {name}", "wanted": "/queue"}
            assert client.post("/login", data=form, headers=OWN).status_code == 303
        return client

    return browser


class Desks:
    """Desks that are served to browsers, each on a port of its own."""

    def __init__(self) -> None:
        self._running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(self, path: Path, **more: Any) -> FastAPI:
        """Serve a desk on an archive; its `state.base` is its address."""
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        port = listening.getsockname()[1]
        access = Access(token=TOKEN, port=port, owner=Identity("Ida Falk", "admin"))
        app = create(Desk(archive=path, clock=lambda: datetime.now(UTC), **more), access)
        app.state.base = f"http://127.0.0.1:{port}"
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        self._running.append((server, thread))
        while not server.started:
            assert thread.is_alive(), "the desk did not start"
            time.sleep(0.01)
        return app

    def stop(self) -> None:
        for server, _ in self._running:
            server.should_exit = True
        for _, thread in self._running:
            thread.join(20)


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves a desk for one test to decide in; gives its start address."""
    desks = Desks()
    yield lambda path, **more: f"{desks.start(path, **more).state.base}/queue?token={TOKEN}"
    desks.stop()


@pytest.fixture(scope="session")
def read_only() -> Iterator[Callable[[Path], str]]:
    """Serves a desk that no test decides in, once for all tests; gives its start address."""
    desks = Desks()
    starts: dict[Path, str] = {}

    def start(path: Path) -> str:
        if path not in starts:
            starts[path] = f"{desks.start(path).state.base}/queue?token={TOKEN}"
        return starts[path]

    yield start
    desks.stop()


@pytest.fixture(scope="session")
def staffed(news_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """A shared desk that no test decides in, of Ada, its admin, and of Rosa, who is switched off."""
    folder = tmp_path_factory.mktemp("staffed")
    file = folder / "people.json"
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(passwords, "_COST", 2)
        for name, role in (("Ada", "admin"), ("Rosa", "reader")):
            change(file, "add", name, role=role, password="ten letters", by="Ada", at=datetime.now(UTC))
        change(file, "off", "Rosa", by="Ada", at=datetime.now(UTC))
    archive = Path(shutil.copy(news_archive, folder / "news.archive"))
    with Archive.open(archive) as opened:
        asked = opened.queue().findings[-1].discrepancy.fingerprint
        opened.decide(Decision(fingerprint=asked, action="query", author="Ada", decided_at=datetime.now(UTC)))
    desks = Desks()
    yield desks.start(archive, people=People(file))
    desks.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser without a window; the test is skipped where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with api.sync_playwright() as playwright:
        api.expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"], timeout=2 * PATIENCE)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a browser of its own, whose pages must log no error and open no dialog."""
    contexts, faults = [], []

    def refuse(dialog: Any) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def opened(address: str, *, may_fail: bool = False, **settings: Any) -> Any:
        context = chromium.new_context(locale="en-GB", **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        if not may_fail:
            page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("dialog", refuse)
        page.goto(address, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
