"""Who may ask: Host, origin and token of every request, before any route sees it.

A newsroom's drafts lie behind these routes, and a browser on the same machine opens pages of strangers. So every route,
static files and errors included, is guarded in this order: the Host header must be one of ours (a rebound DNS name
arrives with the stranger's: 421), the request must not come from another site's page (403), and it must show the token
or the cookie of a session (401). What is refused is refused before its body is read.
"""

import hmac
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.web.problems import problem

Role = Literal["reader", "reviewer", "admin"]
_ROLES: tuple[Role, ...] = get_args(Role)
_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks, and what that allows; `mark` tells the password that was shown from a later one."""

    name: str
    role: Role
    mark: str = field(default="", compare=False)

    def is_at_least(self, role: Role) -> bool:
        """Whether this one may do what a role may: a reviewer what a reader may, an admin everything."""
        return _ROLES.index(self.role) >= _ROLES.index(role)


class Sessions:
    """Who is logged in, by the random value of a cookie: until `lifetime` seconds have passed or the process ends."""

    def __init__(self, lifetime: float = 12 * 3600, clock: Callable[[], float] = time.monotonic) -> None:
        self._lifetime = lifetime
        self._clock = clock
        self._open: dict[str, tuple[Identity, float]] = {}

    def open(self, identity: Identity) -> str:
        """Begin a session; returns the value of its cookie."""
        now = self._clock()
        self._open = {value: one for value, one in self._open.items() if one[1] > now}
        value = secrets.token_urlsafe(32)
        self._open[value] = identity, now + self._lifetime
        return value

    def of(self, value: str) -> Identity | None:
        """Whose session a cookie's value is, None for none or an expired one."""
        identity, until = self._open.get(value, (None, 0.0))
        return identity if until > self._clock() else None

    def close(self, value: str) -> None:
        """End a session."""
        self._open.pop(value, None)


@dataclass(slots=True)
class Access:
    """What the guard lets in.

    `token` is asked of everybody without a session (None: of nobody, for a service on loopback that was told so).
    `port` is that of the loopback names; `names` are further names by which the service is reached, with any port.
    `open_paths` need no token (a log-in page and its style); one that ends in / stands for all below it. Whoever shows
    the token gets `owner`; `policy` is the Content-Security-Policy; `unauthorised` makes the answer to a request
    without a session (a 401 without it), for pages that lead to a log-in. `still` tells who the person of a session is
    now, None for nobody any more. `is_behind_tls` says that a proxy with TLS stands in front: cookies go by TLS alone.
    """

    token: str | None
    port: int
    names: frozenset[str] = frozenset()
    open_paths: frozenset[str] = frozenset()
    owner: Identity = Identity("local", "admin")
    policy: str = API_POLICY
    unauthorised: Callable[[Scope], Response] | None = None
    sessions: Sessions = field(default_factory=Sessions)
    still: Callable[[Identity], Identity | None] | None = None
    is_behind_tls: bool = False

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: browsers share cookies among the ports of a host."""
        return f"factcheck_{self.port}"

    def admits_host(self, host: str) -> bool:
        """Whether a Host header names this service."""
        host = host.lower()
        if host in {f"{name}:{self.port}" for name in _LOOPBACK} or (self.port == 80 and host in _LOOPBACK):
            return True
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        has_port = name != host
        if has_port and not host.removeprefix(f"{name}:").isdigit():
            return False
        return name in self.names

    def is_open(self, path: str) -> bool:
        """Whether a path may be seen without a token."""
        return any(path == one or (one.endswith("/") and path.startswith(one)) for one in self.open_paths)

    def is_token(self, given: str) -> bool:
        """Whether somebody shows the token."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def session_cookie(self, identity: Identity, headers: Mapping[str, str]) -> dict[str, str]:
        """The header that begins a session of a browser that sent these headers.

        The cookie is Secure where TLS is known of: a browser whose page has come by it says so in its Origin.
        """
        value = self.sessions.open(identity)
        by_tls = self.is_behind_tls or headers.get("origin", "").lower().startswith("https://")
        secure = "; Secure" if by_tls else ""
        return {"set-cookie": f"{self.cookie}={value}; Path=/; HttpOnly; SameSite=Strict{secure}"}

    def session(self, cookie: str) -> Identity | None:
        """Whose session a cookie's value is, as that person stands now; None for nobody's."""
        identity = self.sessions.of(cookie)
        return self.still(identity) if identity and self.still else identity


def identity_of(scope: Scope) -> Identity:
    """Who makes a request that the guard has let in."""
    identity: Identity = scope["factcheck.identity"]
    return identity


NOBODY = Identity("", "reader")
"""Who asks for an open path without a session."""


class Guard:
    """Lets in what an Access admits, tells the routes who asks, and sets the security headers of every answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._answer(scope, receive, self._with_headers(send))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        refused = self._wrong_host(headers) or self._from_elsewhere(scope, headers)
        if refused is None:
            refused = self._started(scope, headers) or self._unknown(scope, headers)
        await (refused or self._app)(scope, receive, send)

    def _wrong_host(self, headers: Headers) -> Response | None:
        hosts = headers.getlist("host")
        if len(hosts) == 1 and self._access.admits_host(hosts[0]):
            return None
        return problem(421, "this service is not known by the name in the Host header: add it to its allowed hosts")

    def _from_elsewhere(self, scope: Scope, headers: Headers) -> Response | None:
        """The refusal of what another site's page sends; None where nothing says that one did."""
        site = headers.get("sec-fetch-site")
        origins = headers.getlist("origin")
        host = headers["host"].lower()
        if any(origin.lower() not in (f"http://{host}", f"https://{host}") for origin in origins):
            return problem(403, "requests from the pages of other origins are not answered")
        if site in (None, "same-origin", "none"):
            return None
        # A link on another site's page that a person follows, to a page that changes nothing.
        if scope["method"] in ("GET", "HEAD") and headers.get("sec-fetch-mode") == "navigate" and not origins:
            return None
        return problem(403, "requests from the pages of other sites are not answered")

    def _started(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to the start URL: the token in it becomes a session, and leaves the address bar."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = [value for name, value in query if name == "token"]
        if scope["method"] != "GET" or len(given) != 1 or not self._access.is_token(given[0]):
            return None
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        # Slashes at the start would make the path another host's.
        path = "/" + str(scope["path"]).lstrip("/\\")
        response = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
        response.headers.update(self._access.session_cookie(self._access.owner, headers))
        return response

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """The refusal of whoever shows neither token nor session; None for the others, who are written down."""
        access = self._access
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme and (scheme.lower() != "bearer" or not (access.token is None or access.is_token(given.strip()))):
            return _wanted("the token is not that of this service")
        by_token = bool(scheme) or access.token is None
        session = access.session(_cookie(headers, access.cookie))
        identity = access.owner if by_token and (bool(scheme) or session is None) else session
        if identity is None:
            if not access.is_open(scope["path"]):
                refuse = access.unauthorised
                return refuse(scope) if refuse else _wanted("give the token of the start line: Authorization: Bearer")
            identity = NOBODY
        # A browser sends cookies by itself, so what changes something must also show that it comes from our own page.
        shown = headers.get("sec-fetch-site") in ("same-origin", "none") or bool(headers.get("origin"))
        if scope["method"] not in _SAFE and not scheme and not shown:
            return problem(403, "a request that changes something needs Sec-Fetch-Site, Origin or a bearer token")
        scope["factcheck.identity"] = identity
        return None

    def _with_headers(self, send: Send) -> Callable[[Message], Awaitable[None]]:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._security().items():
                    headers.setdefault(name, value)
            await send(message)

        return sending

    def _security(self) -> Mapping[str, str]:
        return {
            "content-security-policy": self._access.policy,
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "cache-control": "no-store",
        }


def _wanted(detail: str) -> Response:
    return problem(401, detail, {"www-authenticate": "Bearer"})


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie("; ".join(headers.getlist("cookie"))).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(32)


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    return host in ("127.0.0.1", "::1", "localhost")
