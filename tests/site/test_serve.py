import threading
import urllib.request
from pathlib import Path

import pytest

from evbook.errors import BuildError
from evbook.site.serve import HOST, server


def test_the_site_is_served_to_this_machine_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Hello")
    with server(tmp_path, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        host, port = running.server_address[:2]
        with urllib.request.urlopen(f"http://{host}:{port}/index.html") as answer:
            assert answer.read() == b"<p>Hello"
        running.shutdown()
    assert host == HOST == "127.0.0.1"


def test_without_a_site_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="evbook build"):
        server(tmp_path, 0)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    with server(tmp_path, 0) as running, pytest.raises(BuildError, match="choose another with --port"):
        server(tmp_path, running.server_address[1])
