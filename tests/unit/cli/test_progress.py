import pytest

from streams.cli.progress import bar, track


def test_values_pass_through_as_they_come_and_a_pipe_shows_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    values = iter([b"a", b"b"])
    tracked = track(values, "feeding")
    assert next(tracked) == b"a"
    assert next(values) == b"b", "nothing is read ahead"
    assert list(tracked) == []
    assert capsys.readouterr() == ("", "")


def test_a_bar_in_a_pipe_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with bar(2, "articles") as done:
        done(1)
        done(2)
    assert capsys.readouterr() == ("", "")
