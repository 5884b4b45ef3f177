from pathlib import Path

import pytest

from streams.folder import MARK, FolderTaken, held


def tables(folder: Path) -> Path:
    """A table, as Faust keeps it."""
    table = folder / "v1" / "tables" / "incidents-0.db"
    table.mkdir(parents=True)
    return table


def crash(folder: Path) -> None:
    """Leave it as a worker that was killed does: nothing of it is locked any more."""
    (folder / MARK).touch()


def test_tables_that_were_left_in_order_are_kept(tmp_path: Path) -> None:
    table = tables(tmp_path)
    with held(tmp_path):
        pass
    with held(tmp_path):
        assert table.exists()


def test_tables_that_a_crash_left_are_read_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    table = tables(tmp_path)
    other = tmp_path / "v1" / "notes.txt"
    other.touch()
    crash(tmp_path)
    with held(tmp_path):
        assert not table.exists()
        assert other.exists()
    assert "was left by a crash" in caplog.text


@pytest.mark.parametrize(("status", "is_kept"), [(0, True), (None, True), (70, False)])
def test_a_worker_that_ends_with_an_error_leaves_no_order(
    tmp_path: Path, status: int | None, is_kept: bool
) -> None:
    table = tables(tmp_path)
    with pytest.raises(SystemExit), held(tmp_path):
        raise SystemExit(status)
    with held(tmp_path):
        assert table.exists() == is_kept


def test_a_worker_that_fails_leaves_no_order(tmp_path: Path) -> None:
    table = tables(tmp_path)
    with pytest.raises(ZeroDivisionError), held(tmp_path):
        raise ZeroDivisionError
    with held(tmp_path):
        assert not table.exists()


def test_a_folder_is_one_worker_s(tmp_path: Path) -> None:
    with held(tmp_path):
        table = tables(tmp_path)
        with pytest.raises(FolderTaken, match="TALLYWIRE_DATA_DIR"), held(tmp_path):
            pass
        assert table.exists()
    with held(tmp_path):
        assert table.exists()


def test_a_folder_is_made(tmp_path: Path) -> None:
    with held(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()
