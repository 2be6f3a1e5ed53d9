from pathlib import Path

import pytest

from evbook import paths
from evbook.errors import EvbookError


def test_the_book_is_found_from_any_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = paths.root()
    monkeypatch.chdir(tmp_path)
    assert paths.root() == here
    assert (paths.chapters_dir() / "downstream_competition.ipynb").is_file()


def test_an_installed_copy_takes_the_book_around_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path / "nowhere")
    (tmp_path / "book" / "data").mkdir(parents=True)
    (tmp_path / "book" / "data" / "datapackage.json").touch()
    (tmp_path / "book" / "chapters").mkdir()
    monkeypatch.chdir(tmp_path / "book" / "chapters")
    assert paths.root() == tmp_path / "book"


def test_outside_of_any_book_the_error_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EvbookError, match=r"no data/datapackage\.json"):
        paths.root()


def test_a_data_folder_that_a_killed_build_moved_aside_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path)
    (tmp_path / ".data.before").mkdir()
    (tmp_path / ".data.before" / "datapackage.json").touch()
    assert paths.root() == tmp_path
    assert (tmp_path / "data" / "datapackage.json").is_file()
