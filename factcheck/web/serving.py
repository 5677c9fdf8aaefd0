"""Listening and answering until the process is stopped."""

import socket as sockets
import sys
from typing import Any

from factcheck.settings import Service
from factcheck.web.access import Access


def listen(host: str, port: int) -> sockets.socket:
    """A socket that listens on an address; port 0 takes any free one. Raises OSError where that cannot be."""
    family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
    listening = sockets.socket(family, sockets.SOCK_STREAM)
    try:
        listening.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def access_to(listening: sockets.socket, service: Service, token: str | None) -> Access:
    """Who is let in at a socket."""
    names = frozenset(name.lower() for name in service.allowed_hosts)
    return Access(token=token, port=listening.getsockname()[1], names=names)


def address(listening: sockets.socket) -> str:
    """The address to open, as a person of this machine reaches it."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1" if host == "0.0.0.0" else "::1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def run(listening: sockets.socket, setup: Any, service: Service, processes: int, token: str | None) -> int:
    """Serve the API on a socket, after printing the line by which a client finds it; the exit status."""
    from factcheck.web.api import create

    app = create(setup, access_to(listening, service, token), service, processes)
    said = f"token {token}" if token else "no token: whoever can reach this address is answered"
    print(f"factcheck serves {address(listening)} ({said})", flush=True)
    return serve(app, listening)


def serve(app: Any, listening: sockets.socket) -> int:
    """Run an application on a socket until the process is told to stop; the exit status."""
    import uvicorn

    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, timeout_keep_alive=5,
        limit_concurrency=256, timeout_graceful_shutdown=5, lifespan="on",
    )  # fmt: skip
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        print("factcheck: stopped", file=sys.stderr)
    return 0
