"""The short form of the campaign against the reader, and that the campaign itself sees what it looks for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.mangling import Mangler
from tests.fuzz.reader_campaign import Worker, campaign, summary

HERE = Path(__file__).parent


def test_spoilt_files_never_make_the_reader_raise_die_or_take_long(tmp_path: Path) -> None:
    tally = campaign(inputs=3000, seconds=30, processes=1, stage="lector", seed=7, findings=tmp_path)
    assert tally.clean, (summary(tally, 0, "lector", 7), [path.read_text() for path in tmp_path.glob("*.txt")])
    assert tally.tried == 3000
    assert tally.refused > 1000
    assert len(tally.codes) > 25


def test_spoilt_files_never_make_the_compiler_raise_die_or_take_long(tmp_path: Path) -> None:
    tally = campaign(inputs=400, seconds=30, processes=1, stage="compilador", seed=7, findings=tmp_path)
    assert tally.clean, (summary(tally, 0, "compilador", 7), [path.read_text() for path in tmp_path.glob("*.txt")])
    assert tally.tried == 400


def test_the_same_seed_spoils_alike() -> None:
    one, other = Mangler(3), Mangler(3)
    assert [one.next() for _ in range(50)] == [other.next() for _ in range(50)]


def test_an_interpreter_that_dies_leaves_the_input_that_killed_it(tmp_path: Path) -> None:
    worker = Worker(1, 100_000_000, 60, "lector", tmp_path / "findings", tmp_path)
    while worker.progress()[0] == 0:
        assert worker.process.poll() is None
    worker.process.kill()
    account, _ = worker.account()
    assert account["died"] == 1
    (saved,) = (tmp_path / "findings").glob("muerte-*.yaml")
    assert saved.read_bytes() == worker.progress()[1]


def test_an_exception_is_told_with_its_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.fuzz import reader_campaign

    def fragile(data: bytes) -> list[str]:
        raise ValueError("roto")

    monkeypatch.setattr(reader_campaign, "target", lambda stage: fragile)
    scratch = tmp_path / "scratch"
    scratch.write_bytes(bytes(reader_campaign.LONGEST))
    said = reader_campaign.work(1, 2, 10, "lector", scratch, tmp_path / "findings")
    assert said["account"]["raised"] == 2  # type: ignore[index]
    assert "roto" in next((tmp_path / "findings").glob("excepcion-*.txt")).read_text()


def test_the_atheris_harness_says_when_atheris_is_missing() -> None:
    pytest.importorskip("importlib.util")
    if __import__("importlib.util").util.find_spec("atheris"):
        pytest.skip("atheris is installed: the harness would run")
    ran = subprocess.run([sys.executable, HERE / "reader_atheris.py"], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "atheris is not installed" in ran.stderr
