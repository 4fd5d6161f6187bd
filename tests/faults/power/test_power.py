"""The power goes at any moment, and nothing that was acknowledged is lost: a little of `campaign`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cauce.store.store import open_store
from cauce.store.verification import verify
from tests.faults.power import office
from tests.faults.power.at_work import FILE, KEYS, journalled
from tests.faults.power.disk import Mode
from tests.faults.power.recorder import SAID, UNLINKED, WRITTEN, built, missing
from tests.faults.power.scenes import DeskScene, MigrationScene, OfficeScene
from tests.support.scratch import scratch

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

CARELESS = "from cauce.store.driver import files; files.make_durable = lambda folder: None; "
"""What takes away the care of Cauce for the names of new files."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder."""
    return built(tmp_path_factory.mktemp("recorder"))


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory: what is written there while images are judged need not wait for any disk."""
    with scratch() as folder:
        yield folder


@pytest.fixture(autouse=True)
def key_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judging a workspace says where its keys are, which ends with the test."""
    monkeypatch.setenv("CAUCE_LLAVES", "/")


@pytest.mark.parametrize(
    ("policy", "journal", "images"), [("WAL FULL", "cauce.db-wal", 60), ("DELETE EXTRA", "cauce.db-journal", 40)]
)
def test_a_desk_loses_nothing(library: Path, memory: Path, policy: str, journal: str, images: int) -> None:
    scene = DeskScene(library, memory, policy, commands=90)
    cut = scene.cut(images, seed=20261128)
    assert cut.wrong == []
    assert cut.images == dict.fromkeys(Mode, images)
    assert min(cut.judged.values()) > 10, "the cuts left always the same"
    _whole_story(scene, policy, journal)


def _whole_story(scene: DeskScene, policy: str, journal: str) -> None:
    """What was cut has the journal, a copying of the WAL while at work, and a seal."""
    said = [number for number, call in enumerate(scene.calls) if call.kind == SAID]
    assert len(said) == 91
    at_work = scene.calls[said[0] : said[-1]]
    assert any(call.kind == WRITTEN and call.path.endswith(journal) for call in at_work)
    assert any(call.kind == WRITTEN and call.path.endswith(FILE) for call in at_work)
    assert any(call.kind == UNLINKED and call.path.endswith(journal) for call in scene.calls)
    with journalled(policy), open_store(scene.folder / FILE, KEYS) as store:
        assert verify(store).seals == 1


@pytest.mark.parametrize(("policy", "modes"), [("WAL NORMAL", tuple(Mode)), ("DELETE FULL", (Mode.STRICT,))])
def test_a_careless_journal_is_found_out(library: Path, memory: Path, policy: str, modes: tuple[Mode, ...]) -> None:
    """Were the files synced less, the same cuts would lose what was acknowledged: these tests can fail."""
    cut = DeskScene(library, memory, policy, commands=30).cut(images=20, seed=7, modes=modes)
    assert {why for _, _, why in cut.wrong} == {"acknowledged and lost"}
    assert all(cut.bad(mode) > 5 for mode in modes)


def test_a_database_brought_up_to_date_is_of_one_version_or_the_other(library: Path, memory: Path) -> None:
    scene = MigrationScene(library, memory)
    cut = scene.cut(images=8, seed=20261128)
    assert cut.wrong == []
    assert cut.judged.total() > 5


def test_the_command_loses_nothing(library: Path, memory: Path) -> None:
    scene = OfficeScene(library, memory, commands=5)
    cut = scene.cut(images=40, seed=20261128)
    assert cut.wrong == []
    assert cut.judged.total() > 30


def test_a_workspace_made_carelessly_is_found_out(library: Path, memory: Path) -> None:
    """Were the names of new files not made durable, the workspace would lose its procedures and its key."""
    scene = OfficeScene(library, memory, commands=2, program=CARELESS + office.PROGRAM)
    cut = scene.cut(images=40, seed=7, modes=(Mode.STRICT,))
    assert cut.bad(Mode.STRICT) > 3
