from pathlib import Path

import pytest

from evbook import files


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
