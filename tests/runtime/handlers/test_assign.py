"""Who is to act in an open row: assigned, or handed on beyond what the procedure says (language.md L20, L21)."""

from cauce.model.case import HandOverState
from cauce.model.commands import AcceptHandOver, Advance, Assign, HandOn, RejectHandOver, Skip
from tests.runtime.workbench import Desk, opened

ANA, BETO, CARLA = "Ana Inventada", "Beto Inventado", "Carla Inventada"

ROWS = """
responsables: {a: Persona A, b: Persona B, j: Jefatura, f: {nombre: Fiscalía, externo: si}}
actividades:
  - {etapa: Primera, numero: I, supervisa: j}
  - {paso: 1, actividad: Recibe, responsable: a}
  - {paso: 2, actividad: Revisa, responsable: a, persona_distinta_de: [1], opcional: si}
  - {paso: 3, actividad: Firman, responsable: {todos: [a, b]}}
"""


def desk_at(row: int) -> Desk:
    desk = opened(ROWS)
    for done in range(1, row):
        desk.give(Advance(row=str(done)), ANA if done == 1 else BETO)
    return desk


def assigned(desk: Desk) -> str:
    (position,) = desk.case.positions.values()
    return position.assigned


def test_only_the_assigned_person_acts() -> None:
    desk = desk_at(1)
    desk.give(Assign(person=BETO), CARLA, "j")
    assert desk.moves["1"].assigned == BETO
    refusal = desk.refuse(Advance(row="1"), ANA, "a")
    assert (refusal.code, refusal.cure) == ("persona_no_permitida", "cauce asignar FOLIO")
    assert f"está asignado a «{BETO}»" in refusal.message
    desk.give(Advance(row="1"), BETO, "a")
    assert assigned(desk) == "", "the next row is nobody's yet"


def test_who_may_assign() -> None:
    desk = desk_at(1)
    refusal = desk.refuse(Assign(person=BETO), ANA, "a")
    assert (
        "debe hacerlo una persona que supervise, Jefatura o quien puede hacer el paso, para asignárselo"
        in refusal.message
    )
    desk.give(Assign(person=ANA), ANA, "a")
    assert desk.refuse(Assign(person=BETO), BETO, "a").code == "persona_no_permitida"
    desk.give(Assign(person=""), ANA, "a")
    assert assigned(desk) == ""
    desk.give(Assign(person=BETO), CARLA, "", supervises=True)
    assert assigned(desk) == BETO
    assert desk.refuse(Assign(person=BETO, row="3"), CARLA, "j").code == "paso_no_abierto"


def test_four_eyes_are_looked_at_when_assigning() -> None:
    desk = desk_at(2)
    assert "debe hacerlo otra persona" in desk.refuse(Assign(person=ANA), CARLA, "j").message
    desk.give(Assign(person=BETO), CARLA, "j")
    assert desk.refuse(Skip(row="2", reason="No hace falta"), ANA, "a").code == "persona_no_permitida"
    desk.give(Skip(row="2", reason="No hace falta"), BETO, "a")


def test_what_everybody_does_is_nobodys_alone() -> None:
    desk = desk_at(3)
    assert "cada responsable hace su parte" in desk.refuse(Assign(person=ANA), CARLA, "j").message
    assert "cada responsable hace su parte" in desk.refuse(HandOn(person=ANA), CARLA, "j").message


def test_a_repeated_row_stays_with_who_has_it() -> None:
    desk = opened(
        """
        actividades:
          - {paso: 1, actividad: Da seguimiento, responsable: a, repite: si}
        """
    )
    desk.give(Assign(person=ANA), ANA, "a")
    desk.give(Advance(row="1", again=True), ANA)
    assert assigned(desk) == ANA


def test_a_row_handed_to_a_person_is_theirs_once_accepted() -> None:
    desk = desk_at(1)
    desk.give(HandOn(person=BETO, reason="Sale de licencia"), ANA, "a")
    assert (desk.moves["1"].handed_to, desk.moves["1"].assigned) == (BETO, "")
    assert desk.refuse(AcceptHandOver(), CARLA, "a").code == "persona_no_permitida"
    assert "lo que se turnó lo hace Persona A" in desk.refuse(AcceptHandOver(), BETO, "b").message
    desk.give(AcceptHandOver(), BETO, "a")
    assert assigned(desk) == BETO
    assert desk.refuse(AcceptHandOver(), BETO, "a").code == "turno_no_pendiente"
    desk.give(Advance(row="1"), BETO)


def test_a_row_handed_to_a_role_is_done_in_that_role() -> None:
    desk = desk_at(1)
    desk.give(HandOn(role="b"), ANA, "a")
    desk.give(AcceptHandOver(), BETO, "b")
    assert (desk.moves["1"].assigned, desk.moves["1"].acting) == (BETO, "b")
    assert desk.refuse(Advance(row="1"), ANA, "a").code == "persona_no_permitida"
    desk.give(Advance(row="1"), BETO, "b")


def test_one_not_accepted_goes_back_and_a_later_one_takes_its_place() -> None:
    desk = desk_at(1)
    desk.give(HandOn(person=BETO), ANA, "a")
    assert desk.refuse(RejectHandOver(reason=""), BETO, "a").code == "falta_motivo"
    desk.give(RejectHandOver(reason="No me toca"), BETO, "a")
    assert desk.refuse(AcceptHandOver(), BETO, "a").code == "turno_no_pendiente"
    desk.give(HandOn(person=CARLA), ANA, "a")
    desk.give(HandOn(role="b"), ANA, "a")
    desk.give(Advance(row="1"), ANA)
    states = [item.state for item in desk.case.handovers]
    assert states == [HandOverState.REJECTED, HandOverState.WITHDRAWN, HandOverState.WITHDRAWN]
    assert desk.refuse(AcceptHandOver(), BETO, "b").code == "turno_no_pendiente"


def test_whom_it_cannot_be_handed_to_and_by_whom() -> None:
    desk = desk_at(2)
    assert "debe hacerlo otra persona" in desk.refuse(HandOn(person=ANA), BETO, "a").message
    assert "a una persona o a un responsable" in desk.refuse(HandOn(), BETO, "a").message
    assert "a una persona o a un responsable" in desk.refuse(HandOn(person=CARLA, role="b"), BETO, "a").message
    assert "«f» no es un responsable de esta institución" in desk.refuse(HandOn(role="f"), BETO, "a").message
    assert desk.refuse(HandOn(role="b"), CARLA, "b").code == "persona_no_permitida"
    desk.give(HandOn(role="b"), CARLA, "j")
    assert "debe hacerlo otra persona" in desk.refuse(AcceptHandOver(), ANA, "b").message
