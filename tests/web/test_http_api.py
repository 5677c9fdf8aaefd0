"""What the service answers to those who may ask."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from web_addresses import BASE, BEARER

from factcheck.model import Report
from factcheck.settings import Service
from factcheck.web.access import Access
from factcheck.web.api import Setup, create

LEFT = "The paper mill in Orsk employs 340 workers."
RIGHT = "The paper mill in Orsk employs 430 workers."


def post(service: TestClient, path: str, content: Any, **headers: str) -> Any:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return service.post(path, content=body, headers={**BEARER, "content-type": "application/json", **headers})


def test_a_draft_is_checked_against_other_texts(service: TestClient) -> None:
    asked = {
        "draft": {"text": RIGHT, "source": "Us", "published": "2023-05-01"},
        "against": [{"text": LEFT, "source": "The Post", "published": "2023-05-01", "path": "post.md"}],
        "use_archive": False,
    }
    response = post(service, "/v1/check", asked)
    assert response.status_code == 200
    report = Report.model_validate_json(response.content)
    assert [one.rule for one in report.discrepancies] == ["CNT01"]
    assert report.drafts == (report.documents[0].id,)
    sarif = post(service, "/v1/check?format=sarif", asked)
    assert sarif.headers["content-type"] == "application/sarif+json"
    assert sarif.json()["version"] == "2.1.0"


def test_a_draft_is_checked_against_the_house_facts(service: TestClient) -> None:
    response = post(service, "/v1/check", {"draft": {"text": "Orsk Paper was founded in 1978."}})
    (found,) = response.json()["discrepancies"]
    assert found["sides"][1]["value"] == "founded 1987"


def test_documents_are_kept_and_their_findings_listed_page_by_page(service: TestClient) -> None:
    texts = [
        {"text": text, "source": source, "published": "2023-05-01", "path": f"/stories/{source}"}
        for source, text in (("Post", LEFT), ("Herald", RIGHT), ("Echo", "The mill in Orsk employs 380 workers."))
    ]
    first = post(service, "/v1/documents", {"documents": texts}).json()
    assert [one["outcome"] for one in first["additions"]] == ["added"] * 3
    assert first["new_findings"] > 0
    again = post(service, "/v1/documents", {"documents": texts[:1]}).json()
    assert (again["additions"][0]["outcome"], again["new_findings"]) == ("known", 0)

    listed, after = [], None
    while True:
        query = {"limit": 1, **({"after": after} if after else {})}
        page = service.get("/v1/discrepancies", params=query, headers=BEARER).json()
        listed += [one["discrepancy"]["fingerprint"] for one in page["findings"]]
        if (after := page["after"]) is None:
            break
    assert len(listed) == len(set(listed)) >= first["new_findings"]
    assert service.get("/v1/discrepancies?kind=money", headers=BEARER).json()["findings"] == []
    health = service.get("/v1/health", headers=BEARER).json()
    assert (health["status"], health["articles"]) == ("ok", 3)

    response = post(service, "/v1/check", {"draft": {"text": RIGHT, "source": "Us", "published": "2023-05-02"}})
    assert any(side["value"].startswith("340") for one in response.json()["discrepancies"] for side in one["sides"])


BAD = {
    "a body that is no JSON": (b'{"draft', "the body is no JSON"),
    "no body": (b"", "Field required"),
    "no draft": ({"text": LEFT}, "draft: Field required"),
    "an unknown field": ({"draft": {"text": LEFT, "titel": "x"}}, "draft.titel: Extra inputs"),
    "an empty text": ({"draft": {"text": " \n"}}, "draft.text: is empty"),
    "a wrong date": ({"draft": {"text": LEFT, "published": "May"}}, "draft.published: 'May' is not an ISO date"),
    "half characters": (b'{"draft": {"text": "\\ud800"}}', "half characters"),
    "a number for a text": ({"draft": {"text": 7}}, "draft.text: Input should be a valid string"),
    "bytes that are no UTF-8": (b'{"draft": {"text": "\xff"}}', ""),
}


@pytest.mark.parametrize(("body", "line"), BAD.values(), ids=BAD)
def test_a_bad_request_is_refused_in_one_clear_line(service: TestClient, body: Any, line: str) -> None:
    response = post(service, "/v1/check", body)
    told = response.json()
    assert response.status_code in (400, 422) if not line else response.status_code == 422
    assert line in told["detail"]
    assert "\n" not in told["detail"] and "Traceback" not in response.text


def test_documents_need_a_path(service: TestClient) -> None:
    response = post(service, "/v1/documents", {"documents": [{"text": LEFT}]})
    assert (response.status_code, response.json()["detail"]) == (422, "documents.0.path is missing")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/discrepancies?limit=0", 422),
        ("/v1/discrepancies?status=gone", 422),
        ("/v1/discrepancies?after=nonsense", 409),
        ("/v1/nowhere", 404),
        ("/docs", 404),
        ("/v1/check", 405),
    ],
)
def test_what_cannot_be_answered_is_a_problem(service: TestClient, path: str, status: int) -> None:
    response = service.get(path, headers=BEARER)
    assert response.status_code == response.json()["status"] == status
    assert response.headers["content-type"] == "application/problem+json"


def test_a_request_that_is_too_large_is_refused_whether_or_not_it_says_so(service: TestClient) -> None:
    large = json.dumps({"draft": {"text": "x" * 200_001}}).encode()
    assert post(service, "/v1/check", large).status_code == 413
    chunks = iter([large[:100_000], large[100_000:], large])
    response = service.post("/v1/check", content=chunks, headers={**BEARER, "content-type": "application/json"})
    assert response.status_code == 413


def test_a_check_that_takes_too_long_is_stopped_and_the_next_is_answered() -> None:
    app = create(Setup(), Access(token=None, port=8765), Service(time_limit=0.05, largest_request=5_000_000))
    slow = {
        "draft": {"text": " ".join(f"On {n % 28 + 1} May the mill in Orsk paid £{n} million." for n in range(9000))}
    }
    with TestClient(app, base_url=BASE) as client:
        response = client.post("/v1/check", json=slow, headers=BEARER)
        assert response.status_code == 504
        assert "took longer than 0.05 seconds" in response.json()["detail"]
        assert client.get("/v1/health", headers=BEARER).status_code == 200


def test_when_too_much_waits_the_next_is_told_to_come_again(
    service: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service.app.state.workers, "_most", 0)  # type: ignore[attr-defined]
    response = post(service, "/v1/check", {"draft": {"text": RIGHT}})
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")


def test_a_fault_of_the_program_tells_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    app = create(Setup(), Access(token=None, port=8765))
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)

    @app.get("/fault")
    def fault() -> None:
        raise RuntimeError("secret words")

    response = TestClient(app, base_url=BASE).get("/fault", headers=BEARER)
    assert response.status_code == 500
    assert "secret" not in response.text and "Traceback" not in response.text
    assert response.headers["content-type"] == "application/problem+json"


def test_a_service_without_an_archive_says_so() -> None:
    client = TestClient(create(Setup(), Access(token=None, port=8765)), base_url=BASE)
    for response in (
        client.get("/v1/discrepancies", headers=BEARER),
        client.post("/v1/documents", json={"documents": [{"text": LEFT, "path": "a"}]}, headers=BEARER),
    ):
        assert (response.status_code, "no archive" in response.json()["detail"]) == (409, True)


def test_every_answer_is_one_that_the_description_names(service: TestClient) -> None:
    described = service.get("/openapi.json", headers=BEARER).json()
    assert described["components"]["schemas"].keys() >= {"Problem", "Report", "CheckRequest"}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            named = set(operation["responses"])
            assert {"200", "401", "403", "421", "500"} <= named
            if method == "post":
                assert {"413", "422", "504"} <= named
            told = service.request(method, path, headers={**BEARER, "content-type": "application/json"}, content=b"[")
            assert str(told.status_code) in named


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["draft", "against", "text", "source", "published", "title", "documents", "path"]), inner,
        max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(["/v1/check", "/v1/documents"]), body=any_json)
def test_no_body_makes_a_fault(service: TestClient, path: str, body: Any) -> None:
    assert post(service, path, body).status_code in (200, 422)


def test_what_house_facts_contradict_is_kept_with_the_document(service: TestClient) -> None:
    text = {"text": "Orsk Paper was founded in 1978.", "path": "/stories/founding", "published": "2023-05-01"}
    added = post(service, "/v1/documents", {"documents": [text]}).json()
    assert added["new_findings"] == 1
    page = service.get("/v1/discrepancies", params={"text": "founded"}, headers=BEARER).json()
    assert [one["discrepancy"]["sides"][1]["value"] for one in page["findings"]] == ["founded 1987"]
