from contextlib import suppress
from pathlib import Path

import pytest

from streams.folder import ORDER, FolderUnusable, held


def tables(folder: Path) -> Path:
    """A table, as Faust keeps it."""
    table = folder / "v1" / "tables" / "incidents-0.db"
    table.mkdir(parents=True)
    return table


def left_with(folder: Path, error: BaseException) -> Path:
    """A table of a worker that ended so."""
    with suppress(type(error)), held(folder):
        table = tables(folder)
        raise error
    return table


def test_tables_that_were_left_in_order_are_kept(tmp_path: Path) -> None:
    with held(tmp_path):
        table = tables(tmp_path)
    with held(tmp_path):
        assert table.exists()


def test_tables_that_a_crash_left_are_read_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A worker that is killed says nothing, nor did one of the version before."""
    table = tables(tmp_path)
    other = tmp_path / "v1" / "notes.txt"
    other.touch()
    with held(tmp_path):
        assert not table.exists()
        assert other.exists()
    assert "was not left in order" in caplog.text


def test_tables_may_lie_elsewhere(tmp_path: Path) -> None:
    table = tables(tmp_path / "disk")
    (tmp_path / "v1").mkdir()
    (tmp_path / "v1" / "tables").symlink_to(table.parent)
    with held(tmp_path):
        assert not table.exists()


@pytest.mark.parametrize(("status", "is_kept"), [(0, True), (None, True), (70, False)])
def test_a_worker_that_ends_with_an_error_leaves_no_order(
    tmp_path: Path, status: int | None, is_kept: bool
) -> None:
    table = left_with(tmp_path, SystemExit(status))
    with held(tmp_path):
        assert table.exists() == is_kept


def test_a_worker_that_fails_leaves_no_order(tmp_path: Path) -> None:
    table = left_with(tmp_path, ZeroDivisionError())
    with held(tmp_path):
        assert not table.exists()


def test_a_folder_is_one_worker_s(tmp_path: Path) -> None:
    with held(tmp_path):
        table = tables(tmp_path)
        with pytest.raises(FolderUnusable, match="TALLYWIRE_DATA_DIR"), held(tmp_path):
            pass
        assert table.exists()
        assert not (tmp_path / ORDER).exists()
    with held(tmp_path):
        assert table.exists()


def test_a_folder_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(FolderUnusable, match="can't keep tables"), held(tmp_path / "a" / "b"):
        pass


def test_a_folder_is_made(tmp_path: Path) -> None:
    with held(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()
