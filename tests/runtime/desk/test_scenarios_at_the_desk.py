"""Every scenario of the six, given command by command to a desk that keeps nothing between them."""

from __future__ import annotations

import pytest

from cauce.runtime.scenarios import run_scenario
from tests.support.desk_player import desk_player
from tests.support.memory_store import MemoryStore
from tests.support.office import shipped

SCENARIOS = [(key, scenario.name) for key, (found, _, _) in shipped().items() for scenario in found.procedure.scenarios]


@pytest.mark.parametrize(("key", "name"), SCENARIOS)
def test_it_goes_as_in_memory(key: str, name: str) -> None:
    definition, institution, calendar = shipped()[key]
    scenario = next(item for item in definition.procedure.scenarios if item.name == name)
    player = desk_player(MemoryStore(), definition.text)
    outcome = run_scenario(definition.procedure, scenario, institution, calendar, player)
    assert outcome.passed, outcome.problem
    plain = run_scenario(definition.procedure, scenario, institution, calendar)
    assert [type(event) for event in outcome.events] == [type(event) for event in plain.events]
