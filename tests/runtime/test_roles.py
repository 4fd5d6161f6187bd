"""In which of their roles a person may act, told beforehand."""

from cauce.model.case import HandOver, Offer
from cauce.model.commands import AcceptHandOver, Assign, HandOn
from cauce.runtime.plan import plan_of
from cauce.runtime.roles import roles_for_actors, roles_for_handover, roles_for_sender, roles_that_fit
from tests.runtime.workbench import Desk, local, opened

ROWS = """
responsables:
  a: Persona A
  b: {nombre: Persona B, suplente: s}
  s: Suplente
  g: {nombre: Guardia, integran: [c]}
  c: Abogado en turno
  f: {nombre: Fiscalía, externo: si}
inicios:
  entra: {nombre: Entra, responsable: {alguno: [a, f]}, pasa_a: 1}
  libre: {nombre: Libre, pasa_a: 1}
actividades:
  - {paso: 1, actividad: Uno, responsable: {alguno: [b, g]}}
  - {paso: 2, actividad: Dos, responsable: {todos: [a, b]}}
  - {paso: 3, actividad: Tres, responsable: {en_orden: [a, b]}}
"""


def fit(desk: Desk, *roles: str) -> tuple[str, ...]:
    (position,) = desk.case.positions.values()
    plan = plan_of(desk.procedure)
    return roles_that_fit(plan, desk.case, plan.rows[position.row], position, roles)


def test_own_roles_substitutes_and_members_in_the_order_of_the_person() -> None:
    desk = opened(ROWS.replace("libre", "inicio_unico"))
    assert fit(desk, "a", "c", "s", "b") == ("c", "s", "b")
    assert fit(desk, "a") == ()
    assert fit(desk) == ()


def test_only_those_who_have_not_done_their_part() -> None:
    desk = opened(ROWS.replace("libre", "inicio_unico"))
    desk.do("1", role="b")
    assert fit(desk, "a", "b") == ("a", "b")
    desk.do("2", role="b", person="Beto Inventado")
    assert fit(desk, "a", "b") == ("a",)
    desk.do("2", role="a")
    assert fit(desk, "b", "a") == ("a",), "in order"


def test_a_row_handed_on_is_done_in_the_role_that_took_it() -> None:
    desk = opened(ROWS.replace("libre", "inicio_unico"))
    desk.give(HandOn(role="a"), role="b")
    desk.give(AcceptHandOver(), "Ana Inventada", "a")
    assert fit(desk, "b", "a") == ("a",)
    desk.give(Assign(person="Beto Inventado"), "Jefa Inventada", supervises=True)
    assert fit(desk, "b", "a") == ("b",), "assigned again, it is as the procedure says"


def test_starts_interruptions_hand_overs_and_derivations() -> None:
    procedure = opened(ROWS.replace("libre", "inicio_unico")).procedure
    plan = plan_of(procedure)
    starts = procedure.start_by_id
    assert roles_for_actors(plan, starts["entra"].actors, ("b", "a", "f")) == ("a",)
    assert roles_for_actors(plan, starts["inicio_unico"].actors, ("b", "a")) == ("b", "a")
    assert roles_for_actors(plan, None, ()) == ("",), "somebody without a role may do what anybody may"
    at = local("2026-03-02T09:00")
    turned = HandOver(id=1, row="1", roles=("b",), receipt=True, asks=(), visit=2, at=at)
    assert roles_for_handover(plan, turned, ("a", "s")) == ("s",)
    personal = HandOver(id=1, row="1", roles=(), receipt=False, asks=(), visit=2, at=at, to="Ana Inventada")
    assert roles_for_handover(plan, personal, ("a", "s")) == ("a", "s")
    offer = Offer(id=3, procedure="OTRO-02", start="", row="1", visit=2, at=at)
    assert roles_for_sender(plan, offer, ("a", "c")) == ("c",)
