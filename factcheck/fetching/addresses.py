"""Which addresses may be fetched: web addresses on the usual ports, on machines that everybody can reach."""

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from factcheck.fetching.refusals import FetchError

PORTS = {"http": 80, "https": 443}
_LONGEST = 2000

# Public by the register, and yet no way to a site: where they lead is written inside them, or is the host's own.
_DENIED = {
    ipaddress.ip_network(network): why
    for network, why in {
        "64:ff9b::/96": "NAT64",
        "64:ff9b:1::/48": "NAT64",
        "2002::/16": "6to4",
        "192.88.99.0/24": "6to4 relay",
        "2001::/32": "Teredo",
        "fec0::/10": "site-local",
        "168.63.129.16/32": "the cloud's own",
    }.items()
}
_UNICAST = ipaddress.ip_network("2000::/3")


def checked(address: str) -> SplitResult:
    """The parts of a web address; raises FetchError for one that is not to be fetched, whatever machine it names."""
    if len(address) > _LONGEST or any(char.isspace() or not char.isprintable() for char in address):
        raise FetchError("is no web address")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise FetchError("is no web address") from None
    if parts.scheme not in PORTS:
        raise FetchError("is no http or https address: not fetched")
    if not parts.hostname:
        raise FetchError("is no web address: it names no host")
    if parts.username is not None or parts.password is not None:
        raise FetchError("has a user name in it: not fetched")
    if port not in {None, PORTS[parts.scheme]}:
        raise FetchError(f"asks for port {port}: only 80 and 443 are fetched from")
    return parts


def why_refused(address: str) -> str | None:
    """What is wrong with connecting to an IP address ("private"), None where it is a public one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    for network, why in _DENIED.items():
        if found.version == network.version and found in network:
            return why
    for why in ("loopback", "link_local", "multicast", "unspecified", "reserved", "private"):
        if getattr(found, f"is_{why}"):
            return why.replace("_", "-")
    if not found.is_global or (found.version == 6 and found not in _UNICAST):
        return "not public"
    return None


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the machine's own resolver gives them; raises FetchError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"there is no host {host}, or no network") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))
