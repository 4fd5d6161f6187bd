"""What several confirm (`todos`): each confirms the same answers, and whoever changes one begins anew."""

from dataclasses import replace

from cauce.model.commands import RecordData
from cauce.model.events import ConfirmationsDropped
from tests.runtime.workbench import Desk, kinds, names, opened

ONE, TWO, THREE = "Persona Inventada Uno", "Persona Inventada Dos", "Persona Inventada Tres"

SIGNED = """
responsables: {a: Una, b: Dos}
datos:
  hace_falta: {pregunta: Hace falta, tipo: si_no, clase: operativo}
  que: {pregunta: Qué, tipo: texto, clase: operativo}
  nota: {pregunta: Nota, tipo: texto, clase: operativo}
  visitas:
    pregunta: Visitas
    tipo: lista
    clase: operativo
    campos: {dia: {pregunta: Día, tipo: texto, clase: operativo}}
documentos: {acta: {nombre: Acta}}
actividades:
  - paso: 1
    responsable: {todos: [a, b]}
    actividad: Firman
    registra:
      - hace_falta
      - {dato: que, cuando: {hace_falta: {es: si}}}
      - {dato: nota, opcional: si}
      - {dato: visitas, opcional: si}
    produce: [acta]
    pasa_a: fin
"""

CHOSEN = """
responsables: {a: Una, b: Dos, c: Tres}
actividades:
  - paso: 1
    responsable: {todos: [a, b, c]}
    decision: ¿Procede?
    ramas: [{respuesta: Procede, pasa_a: fin}, {respuesta: No procede, pasa_a: archivo}]
fines: {fin: Fin, archivo: Archivo}
"""


def first_says_no() -> Desk:
    """A case whose first actor has confirmed «no»."""
    desk = opened(SIGNED)
    desk.do("1", role="a", person=ONE, hace_falta="no")
    return desk


def test_nobody_confirms_a_blank() -> None:
    desk = opened(SIGNED)
    assert names(desk.fails("1", role="a", person=ONE)) == ["hace_falta"]
    assert names(desk.fails("1", role="a", person=ONE, hace_falta="si")) == ["que"]
    desk.do("1", role="a", person=ONE, hace_falta="si", que="Algo")
    assert desk.at == ["1"]


def test_the_next_confirms_what_is_there_and_brings_what_comes_of_it() -> None:
    desk = first_says_no()
    assert names(desk.fails("1", role="b", person=TWO)) == ["acta"]
    desk.do("1", role="b", person=TWO, documents=("acta",))
    assert desk.case.end == "fin"
    assert desk.case.completions["1"][0].people == (ONE, TWO)


def test_the_same_answer_again_changes_nothing() -> None:
    desk = first_says_no()
    desk.do("1", role="b", person=TWO, documents=("acta",), hace_falta="no")
    assert desk.case.end == "fin"


def test_whoever_answers_otherwise_does_not_carry_the_signature_of_the_others() -> None:
    desk = first_says_no()
    happened = desk.do("1", role="b", person=TWO, documents=("acta",), hace_falta="si", que="Algo")
    assert desk.at == ["1"]
    assert [event.people for event in happened if isinstance(event, ConfirmationsDropped)] == [(ONE,)]
    assert desk.case.positions[1].confirmed == (("b", TWO),)
    assert desk.moves["1"].roles == ("a",)
    desk.do("1", role="a", person=ONE)
    assert desk.case.end == "fin"
    assert desk.case.completions["1"][0].people == (TWO, ONE)
    assert desk.case.data["que"] == "Algo"


def test_what_the_first_left_out_is_no_part_of_what_they_signed() -> None:
    for more in ({"nota": "Algo"}, {"visitas": [{"dia": "lunes"}]}):
        desk = first_says_no()
        desk.do("1", role="b", person=TWO, documents=("acta",), **more)
        assert desk.at == ["1"]
        assert desk.moves["1"].roles == ("a",)


def test_an_answer_changed_beside_the_step_takes_the_signatures_away_too() -> None:
    for row in ("", "1"):
        desk = first_says_no()
        same = desk.give(RecordData(data={"hace_falta": "no"}, row=row), TWO, "b")
        assert kinds(same) == ["Recorded"]
        desk.give(RecordData(data={"hace_falta": "si", "que": "Algo"}, row=row), ONE, "a")
        assert desk.case.positions[1].confirmed == ()
        assert desk.moves["1"].roles == ("a", "b")


def test_a_choice_is_of_all_and_who_chooses_otherwise_begins_anew() -> None:
    desk = opened(CHOSEN)
    assert desk.fails("1", role="a", person=ONE).code == "falta_respuesta"
    desk.do("1", "Procede", role="a", person=ONE)
    desk.do("1", role="b", person=TWO)
    desk.do("1", "no procede", role="c", person=THREE)
    assert desk.at == ["1"]
    assert desk.moves["1"].roles == ("a", "b")
    desk.do("1", role="a", person=ONE)
    desk.do("1", "No procede", role="b", person=TWO)
    assert desk.case.end == "archivo"


def test_another_round_is_of_all() -> None:
    desk = opened("""
responsables: {a: Una, b: Dos}
actividades:
  - {paso: 1, responsable: {todos: [a, b]}, actividad: Siguen, repite: si, pasa_a: fin}
""")
    desk.do("1", role="a", person=ONE, again=True)
    desk.do("1", role="b", person=TWO)
    assert desk.moves["1"].roles == ("a",)
    desk.do("1", role="a", person=ONE)
    assert desk.case.end == "fin"


def test_whoever_is_named_is_named_by_all() -> None:
    desk = opened("""
responsables: {a: Una, b: Dos, c: Tres}
actividades:
  - {paso: 1, responsable: {todos: [a, b]}, actividad: Nombran, designa: c}
  - {paso: 2, responsable: c, actividad: Sigue, pasa_a: fin}
""")
    step = desk.step("1")
    desk.give(replace(step, designee=TWO), ONE, "a")
    desk.give(replace(step, designee=THREE), TWO, "b")
    assert desk.moves["1"].roles == ("a",)
    desk.give(step, ONE, "a")
    assert desk.case.designated == {"c": THREE}


def test_what_one_hands_on_to_another_stays_with_who_ends_it() -> None:
    desk = opened("""
responsables: {a: Una, b: Dos}
datos: {nota: {pregunta: Nota, tipo: texto, clase: operativo}}
actividades:
  - {paso: 1, responsable: {en_orden: [a, b]}, actividad: Entrega y recibe, registra: [nota], pasa_a: fin}
""")
    desk.do("1", role="a", person=ONE)
    desk.do("1", role="b", person=TWO, nota="Algo")
    assert desk.case.end == "fin"
