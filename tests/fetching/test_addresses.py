"""Which machines are never connected to."""

import pytest

from factcheck.fetching import FetchError
from factcheck.fetching.addresses import checked, why_refused

REFUSED = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.8.9.10", "169.254.169.254",
    "172.16.0.1", "172.31.255.254", "192.0.0.1", "192.0.2.7", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.51.100.3", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2002:7f00:1::1",
    "2002:a00:1::", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "4000::1", "localhost",
]  # fmt: skip


def test_there_are_enough_of_them():
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_is_not_public_is_refused(address):
    assert why_refused(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "1.1.1.1", "172.32.0.1", "2606:2800:21f:cb07::1", "2a00:1450:4001::200e", "::ffff:1.1.1.1"],
)
def test_a_public_address_is_taken(address):
    assert why_refused(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://example.org/story", "no http"),
        ("file:///etc/passwd", "no http"),
        ("javascript:alert(1)", "no http"),
        ("https:///story", "names no host"),
        ("https://desk@example.org/", "user name"),
        ("https://desk:secret@example.org/", "user name"),
        ("https://example.org:8080/", "port 8080"),
        ("http://example.org:443/", "port 443"),
        ("https://example.org:99999/", "no web address"),
        ("https://[::1/", "no web address"),
        ("https://example.org/a b", "no web address"),
        ("https://example.org/\r\nHost: inside", "no web address"),
        ("https://example.org/" + "x" * 3000, "no web address"),
    ],
)
def test_what_is_no_plain_web_address_is_refused_before_any_look_up(address, why):
    with pytest.raises(FetchError, match=why):
        checked(address)
