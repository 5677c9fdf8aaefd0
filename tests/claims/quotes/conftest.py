from collections.abc import Callable

import pytest

from factcheck import sentences, vocabulary
from factcheck.claims.page import Page
from factcheck.model import Document


@pytest.fixture(scope="session")
def page_of() -> Callable[[str], Page]:
    words = vocabulary.load()

    def page(text: str) -> Page:
        document = Document.from_text(text)
        return Page(document, sentences.split(document, words), words)

    return page
