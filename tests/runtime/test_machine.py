"""The moves of a procedure: every answer is the machine's own, asked once."""

import pytest
from transitions import Event, MachineError

from cauce.runtime.machine import END, JOIN, NEXT, Moves, start_move
from tests.runtime.workbench import procedure

TWO = """
fines: {fin: Fin}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe}
  - {paso: 2, responsable: a, actividad: Cierra, pasa_a: fin}
"""


def test_the_machine_is_fired_once_for_each_move(monkeypatch: pytest.MonkeyPatch) -> None:
    fired: list[str] = []
    fire = Event.trigger

    def watched(event: Event, model: object) -> bool:
        fired.append(event.name)
        return bool(fire(event, model))

    monkeypatch.setattr(Event, "trigger", watched)
    moves = Moves(procedure(TWO))
    assert [moves.go("1", NEXT) for _ in range(3)] == ["2", "2", "2"]
    assert moves.go("2", NEXT) == f"{END}fin"
    assert fired == [NEXT, NEXT]


def test_a_move_that_does_not_exist_is_refused_each_time() -> None:
    moves = Moves(procedure(TWO))
    for _ in range(2):
        with pytest.raises(MachineError):
            moves.go("1", JOIN if JOIN in moves.available("1") else start_move("inicio_unico"))
