"""Who may complete a row: alternatives, joint actors, order, substitutes, externals, four eyes (L17 to L22)."""

from cauce.model.commands import Skip
from tests.runtime.workbench import Desk, names, opened

ONE, TWO, THREE = "Persona Inventada Uno", "Persona Inventada Dos", "Persona Inventada Tres"

ACTORS = """
responsables:
  a: Recepción
  b: Trabajo Social
  jefa: {nombre: Jefatura, suplente: b}
  guardia: {nombre: Guardia, integran: [b]}
  policia: {nombre: Seguridad Pública, externo: si}
actividades:
  - {paso: 1, responsable: {alguno: [a, b]}, actividad: Recibe}
  - {paso: 2, responsable: {todos: [a, b]}, actividad: Revisan}
  - {paso: 3, responsable: {en_orden: [a, b]}, actividad: Entrega y recibe}
  - {paso: 4, responsable: {encabeza: a, con_apoyo: [b]}, actividad: Visita}
  - {paso: 5, responsable: jefa, actividad: Firma}
  - {paso: 6, responsable: guardia, actividad: Vigila}
  - {paso: 7, responsable: a, actividad: Pide apoyo}
  - {paso: 8, responsable: policia, actividad: Presenta, pasa_a: fin}
"""


def at(row: int) -> Desk:
    """A case of `ACTORS` that rests in a row."""
    desk = opened(ACTORS)
    roles = {1: ["a"], 2: ["a", "b"], 3: ["a", "b"], 4: ["a"], 5: ["jefa"], 6: ["guardia"], 7: ["a"]}
    for number in range(1, row):
        for role in roles[number]:
            desk.do(str(number), role=role, person=TWO if role == "b" else ONE)
    return desk


def test_any_of_several_may_act_and_nobody_else() -> None:
    for role in ("a", "b"):
        desk = at(1)
        desk.do("1", role=role)
        assert desk.at == ["2"]
    refusal = at(1).fails("1", role="jefa")
    assert refusal.code == "persona_no_permitida"
    assert "debe hacerlo Recepción o Trabajo Social" in refusal.message
    assert at(1).fails("1", role="").code == "persona_no_permitida"


def test_all_confirm_in_any_order_and_the_last_one_goes_on() -> None:
    desk = at(2)
    desk.do("2", role="b", person=TWO)
    assert desk.at == ["2"]
    assert "debe hacerlo Recepción" in desk.fails("2", role="b", person=TWO).message
    desk.do("2", role="a", person=ONE)
    assert desk.at == ["3"]
    assert desk.case.completions["2"][0].people == (TWO, ONE)


def test_a_joint_act_is_not_of_one_person_who_has_two_of_its_roles() -> None:
    desk = at(2)
    desk.do("2", role="b", person=ONE)
    refusal = desk.fails("2", role="a", person=ONE)
    assert refusal.code == "persona_no_permitida"
    assert names(refusal) == ["a"]
    assert refusal.message == (
        "No se puede completar el paso 2: quien lo confirmó como Trabajo Social no lo confirma también como Recepción: "
        "falta otra persona, que tenga esa función"
    )
    assert refusal.cure == "cauce personal suplir"
    assert desk.case.positions[1].confirmed == (("b", ONE),)
    desk.do("2", role="a", person=TWO)
    assert desk.at == ["3"]


def test_two_of_three_are_not_one_person_either_and_who_is_missing_is_named() -> None:
    desk = opened("""
responsables: {a: Una, b: Dos, c: Tres}
actividades:
  - {paso: 1, responsable: {todos: [a, b, c]}, actividad: Firman, pasa_a: fin}
""")
    desk.do("1", role="b", person=ONE)
    assert "también como Una y Tres" in desk.fails("1", role="c", person=ONE).message
    desk.do("1", role="c", person=TWO)
    assert "lo confirmó como Tres no lo confirma también como Una" in desk.fails("1", role="a", person=TWO).message


def test_one_person_hands_on_to_themselves_and_signs_alone_where_the_row_says_whose_it_is() -> None:
    desk = at(3)
    desk.do("3", role="a", person=ONE)
    desk.do("3", role="b", person=ONE)
    assert desk.at == ["4"]
    desk = opened("""
responsables: {a: Una, b: Dos}
actividades:
  - {paso: 1, responsable: a, actividad: Elabora}
  - {paso: 2, responsable: {todos: [a, b]}, actividad: Firman, persona_igual_a: [1], pasa_a: fin}
""")
    desk.do("1", role="a", person=ONE)
    desk.do("2", role="a", person=ONE)
    desk.do("2", role="b", person=ONE)
    assert desk.case.end == "fin"


def test_a_hand_over_inside_a_step_follows_its_order() -> None:
    desk = at(3)
    assert names(desk.fails("3", role="b")) == ["a"]
    desk.do("3", role="a")
    assert names(desk.fails("3", role="a")) == ["b"]
    desk.do("3", role="b")
    assert desk.at == ["4"]


def test_only_who_leads_completes() -> None:
    assert names(at(4).fails("4", role="b")) == ["a"]
    desk = at(4)
    desk.do("4", role="a")
    assert desk.at == ["5"]


def test_a_substitute_and_a_member_may_act_and_the_receipt_says_who() -> None:
    desk = at(5)
    desk.do("5", role="b", person=TWO)
    desk.do("6", role="b", person=TWO)
    assert [(done.person, done.role) for row in ("5", "6") for done in desk.case.completions[row]] == [(TWO, "b")] * 2
    assert names(at(5).fails("5", role="a")) == ["jefa"]


def test_what_an_external_actor_does_is_recorded_by_the_one_before() -> None:
    desk = at(8)
    assert desk.fails("8", role="b").code == "persona_no_permitida"
    desk.do("8", role="a")
    assert desk.case.end == "fin"


FOUR_EYES = """
responsables: {a: Personal, jefa: Dirección}
actividades:
  - {paso: 1, responsable: a, actividad: Elabora, opcional: si}
  - {paso: 2, responsable: a, actividad: Revisa, persona_distinta_de: [1]}
  - {paso: 3, responsable: a, actividad: Nombra, designa: jefa}
  - {paso: 4, responsable: a, actividad: Corrige, persona_igual_a: [1]}
  - {paso: 5, responsable: jefa, actividad: Firma, pasa_a: fin}
"""


def test_four_eyes() -> None:
    desk = opened(FOUR_EYES)
    desk.do("1", person=ONE)
    refusal = desk.fails("2", person=ONE)
    assert "debe hacerlo otra persona, distinta de quien completó paso 1" in refusal.message
    desk.do("2", person=TWO)
    assert "falta nombrar a quien será «Dirección»" in desk.fails("3").message
    desk.give(desk.step("3").__class__(row="3", designee=THREE))
    assert "la misma persona que completó paso 1" in desk.fails("4", person=TWO).message
    desk.do("4", person=ONE)
    assert f"debe hacerlo «{THREE}»" in desk.fails("5", role="jefa", person=ONE).message
    desk.do("5", role="jefa", person=THREE)
    assert desk.case.end == "fin"


def test_four_eyes_over_an_omitted_row_are_satisfied_and_noted() -> None:
    desk = opened(FOUR_EYES)
    desk.give(Skip(row="1", reason="No hizo falta"), person=ONE)
    completed = next(event for event in desk.do("2", person=ONE) if type(event).__name__ == "Completed")
    assert completed.remarks == ("paso 1 no se completó; no había con quién comparar",)  # type: ignore[attr-defined]


LOOP = """
actividades:
  - {paso: 1, responsable: a, actividad: Elabora}
  - actividad: Revisa si está bien
    id: bien
    responsable: a
    persona_distinta_de: [1]
    ramas:
      - {respuesta: Sí, pasa_a: fin}
      - {respuesta: No, pasa_a: 1}
"""


def test_four_eyes_look_at_everyone_who_did_the_row() -> None:
    desk = opened(LOOP)
    desk.do("1", person=ONE)
    desk.do("bien", "No", person=TWO)
    desk.do("1", person=TWO)
    assert desk.fails("bien", "Sí", person=ONE).code == "persona_no_permitida"
    assert desk.fails("bien", "Sí", person=TWO).code == "persona_no_permitida"
    desk.do("bien", "Sí", person=THREE)
    assert desk.case.end == "fin"


def test_three_who_confirm() -> None:
    text = """
responsables: {a: Una, b: Dos, c: Tres}
actividades:
  - {paso: 1, responsable: {todos: [a, b, c]}, actividad: Firman, pasa_a: fin}
"""
    desk = opened(text)
    desk.do("1", role="c", person=THREE)
    desk.do("1", role="a", person=ONE)
    assert desk.at == ["1"]
    desk.do("1", role="b", person=TWO)
    assert desk.case.end == "fin"
