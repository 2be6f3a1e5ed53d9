import subprocess
import sys
from pathlib import Path

import pytest

from evbook import files
from evbook.errors import BusyFolderError

# Replaces the folder named first and dies, as if killed, before the change to the disk whose number comes second.
_KILLED = """
import os, sys
from pathlib import Path
from evbook import files

left = int(sys.argv[2])

def count(event, arguments):
    global left
    writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"):
        left -= 1
        if left < 0:
            os._exit(9)

sys.addaudithook(count)
with files.fresh_folder(Path(sys.argv[1])) as fresh:
    files.write_text(fresh / "a", "new")
    files.write_text(fresh / "b", "new")
"""
_OLD, _NEW = {"a": "old", "c": "old"}, {"a": "new", "b": "new"}


def test_a_write_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = files.write_text(tmp_path / "deep" / "a.txt", "old")
    monkeypatch.setattr(files.os, "fsync", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write_text(target, "new")
    assert target.read_text() == "old"
    assert [file.name for file in target.parent.iterdir()] == ["a.txt"]


def _interrupted(descriptor: int) -> None:
    raise KeyboardInterrupt


def test_json_without_a_value_for_a_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        files.write_json(tmp_path / "a.json", {"x": float("nan")})
    assert list(tmp_path.iterdir()) == []


def test_hash_of_a_file_is_the_hash_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert files.sha256_of_file(tmp_path / "a") == files.sha256_of_bytes(b"abc")
    assert files.sha256_of_bytes(b"abc").startswith("ba7816bf")


def _contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def _folder(place: Path, contents: dict[str, str]) -> Path:
    for name, text in contents.items():
        files.write_text(place / name, text)
    return place


def _killed_at(point: int, target: Path) -> bool:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(target), str(point)], check=False)
    assert done.returncode in (0, 9)
    return done.returncode == 9


def test_a_fresh_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = _folder(tmp_path / "data", _OLD)
    with files.fresh_folder(target) as fresh:
        _folder(fresh, _NEW)
        assert _contents(target) == _OLD
    assert _contents(target) == _NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == [".data.lock", "data"]


def test_a_fresh_folder_where_none_was(tmp_path: Path) -> None:
    with files.fresh_folder(tmp_path / "deep" / "data") as fresh:
        _folder(fresh, _NEW)
    assert _contents(tmp_path / "deep" / "data") == _NEW


def test_a_fresh_folder_that_fails_leaves_the_old(tmp_path: Path) -> None:
    target = _folder(tmp_path / "data", _OLD)
    with pytest.raises(KeyboardInterrupt), files.fresh_folder(target) as fresh:
        _folder(fresh, {"a": "new"})
        raise KeyboardInterrupt
    assert _contents(target) == _OLD
    assert not list(tmp_path.glob(".data.fresh*"))


def test_a_rename_that_fails_leaves_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = _folder(tmp_path / "data", _OLD)
    rename = Path.rename

    def refuse_fresh(self: Path, other: Path) -> Path:
        if self.name.endswith("fresh"):
            raise OSError("disk full")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", refuse_fresh)
    with pytest.raises(OSError, match="disk full"), files.fresh_folder(target) as fresh:
        _folder(fresh, _NEW)
    assert _contents(target) == _OLD


def test_killed_at_any_point_the_folder_is_whole_after_recovery(tmp_path: Path) -> None:
    outcomes, without, point = [], 0, 0
    while _killed_at(point, target := _folder(tmp_path / str(point) / "data", _OLD)):
        without += not target.exists()
        files.recover_folder(target)
        outcomes.append(_contents(target))
        with files.fresh_folder(target) as fresh:
            _folder(fresh, _NEW)
        assert sorted(path.name for path in target.parent.iterdir()) == [".data.lock", "data"]
        point += 1
    assert without == 1, "exactly one point lies between the two renames"
    olds = outcomes.count(_OLD)
    assert olds > 8
    assert outcomes == [_OLD] * olds + [_NEW] * (point - olds)
    assert outcomes[-1] == _NEW


def test_two_writers_of_one_folder(tmp_path: Path) -> None:
    with files.fresh_folder(tmp_path / "data") as fresh:
        _folder(fresh, _NEW)
        with pytest.raises(BusyFolderError, match="writing data/; wait"), files.fresh_folder(tmp_path / "data"):
            pass
    assert _contents(tmp_path / "data") == _NEW


def test_recovering_a_folder_that_needs_none_leaves_no_trace(tmp_path: Path) -> None:
    files.recover_folder(tmp_path / "absent")
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    target = _folder(tmp_path / "elsewhere" / "data", _OLD)
    (tmp_path / "data").symlink_to(target)
    with files.fresh_folder(tmp_path / "data") as fresh:
        _folder(fresh, _NEW)
    assert (tmp_path / "data").is_symlink()
    assert _contents(target) == _NEW
