"""Real procedures from start to end on a database, read again after every step by who knows nothing of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cauce.model.source import NOWHERE
from cauce.runtime.desk.storage import Transaction
from cauce.runtime.possible import possible
from cauce.runtime.scenarios import Outcome, run_scenario
from cauce.store.compiled import place_names, running_form
from cauce.store.keys import MasterKey
from cauce.store.store import open_store
from cauce.store.verification import verify
from tests.store.tampering import behind
from tests.support.desk_player import desk_player
from tests.support.office import shipped

KEYS = tuple(shipped())


def outcomes(key: str, *, stored: bool) -> list[Outcome]:
    """Play every scenario of a procedure, as it is written or as it is stored."""
    definition, institution, calendar = shipped()[key]
    written = definition.procedure
    running = running_form(written) if stored else written
    return [run_scenario(running, scenario, institution, calendar) for scenario in written.scenarios]


@pytest.mark.parametrize("key", KEYS)
def test_a_stored_definition_behaves_as_the_written_one(key: str) -> None:
    as_written, as_stored = outcomes(key, stored=False), outcomes(key, stored=True)
    assert [found.problem for found in as_stored] == [found.problem for found in as_written]
    assert [found.events for found in as_stored] == [found.events for found in as_written]


@pytest.mark.parametrize("key", KEYS)
def test_a_stored_definition_lacks_only_places_and_scenarios(key: str) -> None:
    """All that is shown or drawn of it is there: equal, but for where things are written in the file."""
    written = shipped()[key][0].procedure
    stored = running_form(written)
    assert stored.scenarios == ()
    assert stored.rows[0].span == NOWHERE != written.rows[0].span
    assert running_form(stored) == stored
    for name in ("roles", "documents", "control", "sections", "indicators", "errata", "annexes"):
        shown, whole = getattr(stored, name), getattr(written, name)
        assert len(str(shown)) > 0
        assert str(shown).count("Source(") == str(whole).count("Source(")
    assert stored.row_by_ref.keys() == written.row_by_ref.keys()
    assert replace(stored, scenarios=written.scenarios).digest == written.digest


def test_no_name_of_a_place_is_that_of_something_else() -> None:
    assert place_names() >= {"span", "name_span", "target_span"}
    assert all(name.endswith("span") for name in place_names())


SCENARIOS = [
    pytest.param(key, scenario.name, id=f"{key}-{number}")
    for key, (found, _, _) in shipped().items()
    for number, scenario in enumerate(found.procedure.scenarios)
    if number % 3 == 0  # all of them go to a desk in memory: tests/runtime/desk
]


@pytest.fixture(scope="module")
def shared(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "cauce.db"
    path.write_bytes(blank.read_bytes())
    return path


@pytest.mark.parametrize(("key", "name"), SCENARIOS)
def test_a_scenario_on_a_file_goes_as_in_memory(key: str, name: str, shared: Path, keys: MasterKey) -> None:
    definition, institution, calendar = shipped()[key]
    scenario = next(item for item in definition.procedure.scenarios if item.name == name)
    with open_store(shared, keys) as store:
        outcome = run_scenario(
            definition.procedure, scenario, institution, calendar, desk_player(store, definition.text)
        )
    assert outcome.passed, outcome.problem


def test_all_those_cases_are_sound(shared: Path, keys: MasterKey) -> None:
    with open_store(shared, keys) as store:
        found = verify(store)
    assert found.findings == ()
    assert found.cases > len(SCENARIOS) // 2
    assert found.events > 500
    assert found.seals > 3


def test_a_scenario_on_a_server(address: str, keys: MasterKey) -> None:
    key = "PR-IMMUVER-03"
    definition, institution, calendar = shipped()[key]
    with open_store(address, keys) as store:
        for scenario in definition.procedure.scenarios[:4]:
            outcome = run_scenario(
                definition.procedure, scenario, institution, calendar, desk_player(store, definition.text)
            )
            assert outcome.passed, outcome.problem
        assert verify(store).findings == ()


@pytest.mark.parametrize("change", ["DELETE FROM tokens", "UPDATE tokens SET datum = 'otro' WHERE datum = 'domicilio'"])
def test_by_what_a_case_is_found_is_verified(change: str, database: Path, keys: MasterKey) -> None:
    """Without it a child who was reported before would look new to whoever registers the next report."""
    definition, institution, calendar = shipped()["64-AJP-P01"]
    with open_store(database, keys) as store:
        kind = desk_player(store, definition.text)
        assert run_scenario(definition.procedure, definition.procedure.scenarios[0], institution, calendar, kind).passed
        assert verify(store).findings == ()
        with behind(store) as session:
            assert session.run(change)
        assert {item.code for item in verify(store).findings} == {"coincidencias_distintas"}


@pytest.mark.parametrize("key", KEYS)
def test_what_may_be_done_next_is_the_same_after_reading_again(key: str, database: Path, keys: MasterKey) -> None:
    """The process is thrown away after each step: another one offers the same moves on the same case."""
    definition, institution, calendar = shipped()[key]
    scenario = max(definition.procedure.scenarios, key=lambda item: len(item.steps))
    kind = desk_player(_reopening(database, keys), definition.text)

    class Comparing(kind):  # type: ignore[valid-type, misc]
        def do(self, *arguments: object, **named: object) -> object:
            refusal = super().do(*arguments, **named)
            if refusal is None:
                case = self.case
                with open_store(database, keys) as store, store.read() as transaction:
                    stored = transaction.load(case.id)
                offered = possible(stored.procedure, stored.case, self.now, self.context)
                assert stored.case == case
                assert list(offered) == list(self.moves())
            return refusal

    outcome = run_scenario(running_form(definition.procedure), scenario, institution, calendar, Comparing)
    assert outcome.passed, outcome.problem


def _reopening(database: Path, keys: MasterKey) -> object:
    """Return a store that opens the file for every transaction, as a new process would."""

    class Reopening:
        @contextmanager
        def read(self) -> Iterator[Transaction]:
            with open_store(database, keys) as store, store.read() as transaction:
                yield transaction

        @contextmanager
        def write(self) -> Iterator[Transaction]:
            with open_store(database, keys) as store, store.write() as transaction:
                yield transaction

    return Reopening()
