"""Fetching: what is taken, what is refused, and that a refusal sends nothing."""

import gzip
import json
import ssl
import threading

import httpcore
import pytest

from factcheck import documents
from factcheck.fetching import FetchError
from factcheck.model import Problem

STORY = "<p>A ferry with 61 people on board ran aground on Monday off the tip of Denmark, the harbour police said.</p>"
TITLE = "<title>Ferry aground</title>"
PAGE = f"<html><head>{TITLE}</head><body><article><h1>Ferry aground</h1>{STORY * 3}</article></body></html>"


def refusal(web, address: str = "http://news.example/ferry", **limits) -> str:
    with pytest.raises(FetchError) as raised:
        web.fetcher(**limits).fetch(address)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_page_is_read_like_a_file_and_knows_its_address(web):
    web.page("news.example/ferry", PAGE, Content_Type="text/html; charset=utf-8")
    found, problems = documents.collect(["http://news.example/ferry"], fetch=web.fetcher())
    assert not [one for one in problems if one.fatal]
    assert found[0].path == "http://news.example/ferry" and found[0].title == "Ferry aground"
    assert found[0].locator.url == "http://news.example/ferry" and found[0].source == "news.example"
    assert web.looked_up == ["news.example"]
    assert set(web.connected) == {("93.184.215.14", 80)}, "the address that was looked up and checked"
    assert all(agent.startswith("factcheck") for agent in web.agents)


def test_the_encoding_that_the_server_states_counts(web):
    page = PAGE.replace("Denmark", "Łeba").encode("iso-8859-2")
    web.page("news.example/ferry", page, Content_Type="text/html; charset=iso-8859-2")
    found, _ = documents.collect(["http://news.example/ferry"], fetch=web.fetcher())
    assert "Łeba" in found[0].text and found[0].locator.encoding == "iso-8859-2"


def test_a_plain_text_and_a_feed_are_read_by_what_the_server_calls_them(web):
    web.page("news.example/a", "Sixty people came to the sale.\n", Content_Type="text/plain")
    item = "<item><title>Sale</title><link>http://news.example/s</link><description>Sixty came to the sale on Monday."
    feed = f'<rss version="2.0"><channel><title>News</title>{item}</description></item></channel></rss>'
    web.page("news.example/b", feed, Content_Type="application/xml")
    found, _ = documents.collect(["http://news.example/a", "http://news.example/b"], fetch=web.fetcher())
    assert [one.locator.format if one.locator else "text" for one in found] == ["text", "feed"]


def test_an_address_named_twice_is_fetched_once(web):
    web.page("news.example/a", "Sixty people came to the sale.\n", Content_Type="text/plain")
    found, problems = documents.collect(["http://news.example/a", "http://news.example/a#end"], fetch=web.fetcher())
    assert len(found) == 1 and not problems
    assert web.asked.count("news.example/a") == 1


def test_without_leave_an_address_is_one_line_and_nothing_is_sent(web):
    found, problems = documents.collect(["https://news.example/ferry"])
    line = "is a web address: nothing is fetched without --fetch (of report, check and claims), or save the page"
    assert not found and problems == (Problem(path="https://news.example/ferry", message=line),)
    with pytest.raises(documents.DocumentError, match="--fetch"):
        documents.read("https://news.example/ferry")


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.5", "64:ff9b::a00:1", "2002:a00:1::", "::ffff:192.168.0.1"])
def test_a_name_that_leads_inside_is_refused_and_nothing_is_sent(web, address):
    web.names["news.example"] = [address]
    assert "not fetched" in refusal(web)
    assert not web.connected


def test_one_bad_address_among_good_ones_refuses_the_name(web):
    web.names["news.example"] = ["93.184.215.14", "192.168.0.7"]
    assert "192.168.0.7" in refusal(web)
    assert not web.connected


def test_an_address_written_as_figures_is_checked_too(web):
    web.names["169.254.169.254"] = ["169.254.169.254"]
    assert "link-local" in refusal(web, "http://169.254.169.254/latest/meta-data")
    assert not web.connected


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(web):
    """A name that leads elsewhere at the second look gains nothing: the connection goes to what was checked."""
    answers = iter([["93.184.215.14"]])
    web.page("news.example/ferry", PAGE, Content_Type="text/html")
    fetcher = web.fetcher()
    fetcher._resolve = lambda host, port: next(answers)
    assert fetcher.fetch("http://news.example/ferry").content == PAGE.encode()
    assert {address for address, _ in web.connected} == {"93.184.215.14"}


def test_redirects_are_followed_and_checked_one_by_one(web):
    web.page("news.example/old", status=301, Location="//news.example/ferry")
    web.page("news.example/ferry", PAGE, Content_Type="text/html")
    fetched = web.fetcher().fetch("http://news.example/old")
    assert fetched.address == "http://news.example/ferry"
    web.names["inside.example"] = ["10.1.2.3"]
    web.page("news.example/in", status=302, Location="http://inside.example/secret")
    assert "10.1.2.3" in refusal(web, "http://news.example/in")
    web.page("news.example/file", status=302, Location="file:///etc/passwd")
    assert refusal(web, "http://news.example/file").startswith("leads on to what is no http")
    assert not any("inside" in place for place in web.asked)


def test_a_circle_of_redirects_ends(web):
    web.page("news.example/ferry", status=302, Location="/ferry")
    assert refusal(web) == "leads on more than 5 times: not read"
    assert web.asked.count("news.example/ferry") == 6


def test_robots_are_asked_first_and_obeyed(web):
    web.page("news.example/robots.txt", "User-agent: *\nDisallow: /private/\nAllow: /private/press*.html\n")
    web.page("news.example/private/a", PAGE, Content_Type="text/html")
    web.page("news.example/private/press-1.html", PAGE, Content_Type="text/html")
    assert refusal(web, "http://news.example/private/a") == "http://news.example/robots.txt forbids it: not fetched"
    assert "news.example/private/a" not in web.asked
    assert web.fetcher().fetch("http://news.example/private/press-1.html").content


def test_robots_of_a_host_that_a_redirect_leads_to_count_too(web):
    web.page("other.example/robots.txt", "User-agent: factcheck\nDisallow: /\n")
    web.page("news.example/ferry", status=302, Location="http://other.example/ferry")
    assert "other.example/robots.txt forbids" in refusal(web)


def test_robots_that_cannot_be_read_forbid_everything(web):
    web.page("news.example/robots.txt", status=503)
    assert "cannot be read" in refusal(web)
    assert "news.example/ferry" not in web.asked


def test_robots_are_read_once_for_a_site(web):
    web.page("news.example/a", "Sixty people came.", Content_Type="text/plain")
    fetcher = web.fetcher()
    assert fetcher.fetch("http://news.example/a") and fetcher.fetch("http://news.example/a")
    assert web.asked.count("news.example/robots.txt") == 1


def test_what_holds_no_article_is_refused_by_its_kind(web):
    web.page("news.example/ferry", b"\x89PNG", Content_Type="image/png")
    assert refusal(web) == "is image/png: no kind that holds articles"


@pytest.mark.parametrize("status", [204, 403, 404, 410, 500])
def test_an_answer_without_a_page_is_told_by_its_number(web, status):
    web.page("news.example/ferry", status=status)
    assert refusal(web).startswith(f"answers {status} ")


def test_size_counts_as_unpacked(web):
    web.page("news.example/ferry", gzip.compress(b"a" * 3_000_000), Content_Type="text/html", Content_Encoding="gzip")
    assert refusal(web, size=1 << 20) == "has more than the 1 MB that are fetched: not read"
    assert web.fetcher().fetch("http://news.example/ferry").content == b"a" * 3_000_000


def test_packing_that_was_not_asked_for_is_refused(web):
    twice = gzip.compress(gzip.compress(b"a" * 1000))
    web.page("news.example/ferry", twice, Content_Type="text/html", Content_Encoding="gzip, gzip")
    assert "packed" in refusal(web)
    web.page("news.example/ferry", b"no gzip at all", Content_Type="text/html", Content_Encoding="gzip")
    assert "does not answer as a web server does" in refusal(web)


def test_a_server_that_drips_is_left_when_time_is_up(web):
    leave = threading.Event()

    def drip(request) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not leave.wait(0.02):
            request.wfile.write(b"X: y\r\n")
            request.wfile.flush()

    web.page("news.example/robots.txt", status=404)
    web.pages["news.example/ferry"] = drip
    assert "time" in (said := refusal(web, seconds=0.5)) or "longer than" in said
    leave.set()


def test_what_is_no_web_server_costs_one_line(web):
    web.pages["news.example/ferry"] = lambda request: request.wfile.write(b"\0\1\2" * 100)
    assert "does not answer as a web server does" in refusal(web)


def test_a_fault_of_one_address_spares_the_others(web):
    web.page("news.example/a", "Sixty people came to the sale.\n", Content_Type="text/plain")
    found, problems = documents.collect(["http://news.example/gone", "http://news.example/a"], fetch=web.fetcher())
    assert len(found) == 1
    assert problems[0].path == "http://news.example/gone" and problems[0].message.startswith("answers 404")


def test_the_certificate_is_asked_for_the_name_not_the_address(web):
    asked = []

    class Secure(httpcore.NetworkStream):
        def start_tls(self, ssl_context, server_hostname=None, timeout=None):
            asked.append((server_hostname, ssl_context.check_hostname, ssl_context.verify_mode))
            raise httpcore.ConnectError("CERTIFICATE_VERIFY_FAILED")

        def close(self) -> None:
            pass

    fetcher = web.fetcher()
    fetcher._connect = lambda address, port, timeout: Secure()
    with pytest.raises(FetchError, match="certificate is not valid"):
        fetcher.fetch("https://news.example/ferry")
    assert asked == [("news.example", True, ssl.CERT_REQUIRED)]


def test_a_draft_can_be_an_address(web, tmp_path, monkeypatch, capsysbinary):
    """The whole command, with the network in the test's hands."""
    from factcheck import fetching
    from factcheck.cli import main

    web.page("news.example/ferry", PAGE, Content_Type="text/html")
    (tmp_path / "other.txt").write_text("The ferry ran aground on Monday with 47 people on board, said the police.\n")
    monkeypatch.setattr(fetching, "Fetcher", web.fetcher)
    with pytest.raises(SystemExit) as left:
        main(["check", "http://news.example/ferry", "--against", str(tmp_path / "other.txt"), "--fetch", "-f", "json"])
    assert left.value.code in {0, 1}
    told = json.loads(capsysbinary.readouterr().out)
    assert told["documents"][0]["path"] == "http://news.example/ferry"
    assert told["drafts"] == [told["documents"][0]["id"]]
