"""What people read of a rule, a deadline and a start, whole."""

from cauce.model.sentences import deadline_sentence, rule_sentence, start_name
from tests.runtime.workbench import procedure

DEFINITION = procedure("""
inicios:
  usual: {nombre: Denuncia, pasa_a: 1}
  mensual: {nombre: Informe, pasa_a: 3, cada: mes, dia: 25, excepto: [julio, diciembre]}
datos:
  urge: {pregunta: Urge, tipo: si_no, clase: operativo}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [urge]}
  - {paso: 2, responsable: a, actividad: Espera}
  - {paso: 3, responsable: a, actividad: Archiva, pasa_a: fin}
plazos:
  - {id: pronto, nombre: Pronto, desde: 1, hasta: 3, limite: 5 dias naturales, pausa_en: [2],
     al_vencer: [{no_conformidad: si}]}
reglas:
  - {id: dicho, nombre: Dicho, al_completar: 2, al_entrar: 3, exige: {urge: presente}, si_falta: advierte}
""")


def test_a_deadline_says_when_it_rests_and_what_happens_when_it_lapses() -> None:
    assert deadline_sentence(DEFINITION, DEFINITION.deadlines[0]) == (
        "Pronto. 5 días naturales desde que se completa paso 1 hasta completar paso 3. "
        "En pausa mientras el caso está en paso 2. Al vencer: presunta no conformidad."
    )


def test_a_rule_says_when_it_is_checked_and_what_happens_if_it_is_not_met() -> None:
    said = "Dicho. Al entrar a paso 3 o al completar paso 2: «Urge» está registrado. Si falta: advierte."
    assert rule_sentence(DEFINITION, DEFINITION.rules[0]) == said


def test_a_start_says_when_it_opens() -> None:
    names = [start_name(start) for start in DEFINITION.starts]
    assert names == ["Denuncia", "Informe (cada mes, el día 25, menos julio y diciembre)"]
