import subprocess
import sys
from pathlib import Path

import pytest

from evbook.runs import store


def _sealed(folder: Path) -> Path:
    (folder / "figures").mkdir(parents=True)
    (folder / "figures" / "a.csv").write_text("x\n1\n")
    store.seal(folder)
    return folder


def test_a_sealed_folder_is_whole_until_a_byte_changes(tmp_path: Path) -> None:
    folder = _sealed(tmp_path / "run")
    assert store.is_whole(folder)
    checked = subprocess.run(["sha256sum", "-c", "--quiet", store.SEAL], cwd=folder, check=False)
    assert checked.returncode == 0
    (folder / "figures" / "a.csv").write_text("x\n2\n")
    assert not store.is_whole(folder)


def test_a_file_that_was_not_sealed_breaks_the_seal(tmp_path: Path) -> None:
    folder = _sealed(tmp_path / "run")
    (folder / "stray.html").touch()
    assert not store.is_whole(folder)


@pytest.mark.parametrize("content", [None, "", "no seal at all", "00  missing.txt\n"])
def test_without_a_seal_nothing_is_whole(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / store.SEAL).write_text(content)
    assert not store.is_whole(tmp_path)


def test_what_a_killed_run_left_is_cleared_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    (tmp_path / ".run-left").mkdir()
    with store.workplace(tmp_path) as first, store.workplace(tmp_path) as second:
        assert first != second
        assert sorted(tmp_path.iterdir()) == sorted([first, second])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_free_again_when_its_process_dies(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from evbook.runs.store import workplace\n"
        "with workplace(Path(sys.argv[1])): os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    with store.workplace(tmp_path) as mine:
        assert list(tmp_path.iterdir()) == [mine]


def test_publishing_keeps_a_whole_run_and_replaces_a_damaged_one(tmp_path: Path) -> None:
    place = _sealed(tmp_path / "key")
    marked = place.stat().st_ino
    store.publish(_sealed(tmp_path / "made"), place)
    assert place.stat().st_ino == marked
    (place / "figures" / "a.csv").write_text("spoilt")
    store.publish(_sealed(tmp_path / "made-again"), place)
    assert store.is_whole(place)
