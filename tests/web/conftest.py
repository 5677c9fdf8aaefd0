"""A service in the test's process, with everybody who may and may not ask it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from web_addresses import BASE, TOKEN

from factcheck.archive import Archive
from factcheck.settings import Service
from factcheck.web.access import Access
from factcheck.web.api import Setup, create

FACTS = "organisations:\n  - {name: Orsk Paper, founded: 1987}\n"


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "claims.archive"
    Archive.open(path, create=True).close()
    return path


@pytest.fixture(scope="session")
def application(store: Path) -> FastAPI:
    facts = store.with_name("house.yaml")
    facts.write_text(FACTS, encoding="utf-8")
    access = Access(token=TOKEN, port=8765, names=frozenset({"desk.example"}))
    service = Service(largest_request=200_000, time_limit=30.0)
    return create(Setup(archive=store, facts=(facts,)), access, service)


@pytest.fixture(scope="session")
def service(application: FastAPI) -> Iterator[TestClient]:
    """A client of the running service that shows no token by itself."""
    with TestClient(application, base_url=BASE, follow_redirects=False) as client:
        yield client
