"""Serve the built site on this machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from evbook import paths
from evbook.errors import BuildError

HOST = "127.0.0.1"


def server(html: Path, port: int) -> ThreadingHTTPServer:
    """A server of `html` on the loopback address; port 0 takes a free one. Raises BuildError without a site."""
    if not (html / "index.html").is_file():
        raise BuildError(f"no site in {html}; build it first with `evbook build`")
    try:
        return ThreadingHTTPServer((HOST, port), partial(SimpleHTTPRequestHandler, directory=str(html)))
    except OSError as error:
        raise BuildError(f"port {port} cannot be used ({error.strerror}); choose another with --port") from None


def serve(port: int, announce: Callable[[str], object]) -> None:
    """Serve `_build/html` until interrupted."""
    with server(paths.build_dir() / "html", port) as running:
        announce(f"reading copy at http://{HOST}:{running.server_address[1]}/ (Ctrl-C ends it)")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            announce("stopped")
