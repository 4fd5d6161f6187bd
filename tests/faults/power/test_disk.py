"""The simulator of disks held against small stories whose end is known, and the recorder against real files."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.power.disk import Disk, Image, Mode
from tests.faults.power.recorder import Call, built, missing, recorded, recording

ROOT = Path("/disco")


def left(*calls: Call, mode: Mode = Mode.STRICT, seed: int = 1, disk: Disk | None = None) -> Image:
    disk = disk or Disk.empty(ROOT)
    for call in calls:
        disk.take(call)
    return disk.image(mode, random.Random(seed))


def created(name: str) -> Call:
    return Call("c", f"/disco/{name}")


def written(name: str, data: bytes, offset: int = 0) -> Call:
    return Call("w", f"/disco/{name}", "", offset, data)


def synced(name: str = "") -> Call:
    return Call("s", f"/disco/{name}".rstrip("/"))


STORED = (created("a"), written("a", b"uno"), synced("a"), synced())


def test_what_was_synced_survives_and_its_name_only_with_its_folder() -> None:
    assert left(*STORED).files == {"a": b"uno"}
    assert left(*STORED[:-1]).files == {}
    assert left(created("a"), synced(), written("a", b"uno")).files == {"a": b""}


def test_a_folder_is_there_once_the_one_above_was_synced() -> None:
    calls = (Call("m", "/disco/c"), created("c/a"), written("c/a", b"uno"), synced("c/a"), synced("c"))
    assert left(*calls).folders == ()
    assert left(*calls, synced()).files == {"c/a": b"uno"}


def test_what_is_renamed_or_taken_away_comes_back_until_its_folder_is_synced() -> None:
    renamed, gone = Call("r", "/disco/a", "/disco/b"), Call("u", "/disco/a")
    assert left(*STORED, renamed).files == {"a": b"uno"}
    assert left(*STORED, renamed, synced()).files == {"b": b"uno"}
    assert left(*STORED, gone).files == {"a": b"uno"}
    assert left(*STORED, gone, synced()).files == {}


def test_what_was_written_and_cut_is_applied_in_its_order() -> None:
    calls = (*STORED, written("a", b"dos", 5), Call("t", "/disco/a", "", 6), written("a", b"U"), synced("a"))
    assert left(*calls).files == {"a": b"Uno\0\0d"}
    assert left(*calls[:-1]).files == {"a": b"uno"}


def test_a_prefix_is_one() -> None:
    calls = (*STORED, *(written("a", bytes([65 + number]), number) for number in range(3)))
    seen = {bytes(left(*calls, mode=Mode.PREFIX, seed=seed).files["a"]) for seed in range(60)}
    assert seen == {b"uno", b"Ano", b"ABo", b"ABC"}


def test_a_torn_write_is_torn_where_sectors_end() -> None:
    calls = (*STORED, written("a", b"x" * 1100, 100))
    seen = {bytes(left(*calls, mode=Mode.TORN, seed=seed).files["a"]) for seed in range(200)}
    sectors = {(content[100:101], content[512:513], content[1024:1025]) for content in seen}
    assert len(sectors) > 6
    for content in seen:
        for begin, end in ((100, 512), (512, 1024), (1024, 1200)):
            assert len(set(content[begin:end])) <= 1


def test_the_index_of_a_wal_is_never_left() -> None:
    assert left(created("a-shm"), written("a-shm", b"x"), synced("a-shm"), synced()).files == {}


def test_images_that_are_the_same_have_the_same_key() -> None:
    disk = Disk.empty(ROOT)
    first = left(*STORED, written("a", b"x"), disk=disk)
    assert left(written("a", b"y"), disk=disk).key == first.key
    assert left(synced("a"), disk=disk).key != first.key


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_what_is_recorded_is_what_was_done(tmp_path: Path) -> None:
    """Everything synced at the end: the disk of the simulator has what the real one has."""
    folder = tmp_path / "disco"
    folder.mkdir()
    (folder / "antes").write_bytes(b"antes")
    before = Disk.of(folder)
    program = """
import os
os.mkdir("c")
with open("c/a", "wb", buffering=0) as file:
    file.write(b"uno"); file.write(b"dos"); file.seek(1); file.write(b"X"); file.truncate(4)
with open("c/a", "ab", buffering=0) as file:
    file.write(b"fin")
    os.pwrite(file.fileno(), b"", 0)
    os.fsync(file.fileno())
with open("b", "wb") as file:
    file.write(bytes(10)); file.flush(); os.pwrite(file.fileno(), b"y", 5); os.fdatasync(file.fileno())
os.rename("b", "d"); os.replace("antes", "despues"); open("c/e", "w").close(); os.unlink("c/e")
os.mkdir("f"); os.rmdir("f")
with open("despues", "wb") as file:
    file.write(b"otro")
    file.flush()
    os.fsync(file.fileno())
for name in (".", "c"):
    handle = os.open(name, os.O_RDONLY); os.fsync(handle); os.close(handle)
print("dicho", flush=True)
"""
    log = tmp_path / "log"
    subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=recording(built(tmp_path), folder, log), check=True,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    calls = list(recorded(log))
    assert b"".join(call.data for call in calls if call.kind == "a") == b"dicho\n"
    image = left(*calls, disk=before)
    assert image.files == {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert image.folders == ("c",)
