"""The rest of what staff can ask: each done once as it should be, and refused once as it should not."""

from __future__ import annotations

import json

import pytest

from tests.support.counter import Counter

FOLIO = "P01-2026-0001"
WHY = ("--motivo", "Motivo inventado")
CHIEF = "quien_aprende"
LEAVES = ("--dato", "motivo_salida=desiste")


@pytest.fixture
def opened(children: Counter) -> Counter:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    return children


@pytest.fixture
def woman(women: Counter) -> Counter:
    """A case of the institute for women, at its step 2."""
    women.done("abrir", "PR-IMMUVER-01")
    women.done("avanzar", "01-2026-0001", "--dato", "canal=presencial")
    return women


def test_data_without_advancing(opened: Counter) -> None:
    opened.done("registrar", FOLIO, "--dato", "urgente=si")
    case = opened.case(FOLIO)
    assert case["datos"] == {"urgente": "si"}
    assert case["posiciones"][0]["paso"] == "1.1"
    assert "Falta decir qué dato." in opened.refused("registrar", FOLIO, code=2)
    assert "se calcula" in opened.refused("registrar", FOLIO, "--dato", "turno=guardia")


def test_documents_added_listed_and_left_without_effect(opened: Counter) -> None:
    assert "todavía no tiene documentos" in opened.done("documento", "listar", FOLIO)
    scan = opened.file("escaneo.txt", "Hoja inventada")
    opened.done("documento", "agregar", FOLIO, "f01=legajo 3", "--adjunto", f"64-AJP-P01-F02={scan}")
    listed = opened.done("documento", "listar", FOLIO)
    assert "legajo 3" in listed
    assert "archivo escaneo.txt" in listed
    opened.done("documento", "anular", FOLIO, "f01", *WHY)
    papers = opened.json("documento", "listar", FOLIO)
    assert [(paper["id"], paper["sin_efecto"]) for paper in papers] == [("f01", True), ("f02", False)]
    assert "Falta «--motivo»" in opened.refused("documento", "anular", FOLIO, "f02", code=2)
    assert "Falta decir qué documento." in opened.refused("documento", "agregar", FOLIO, code=2)
    opened.refused("documento", "anular", FOLIO, "f03", *WHY)


def test_notes(opened: Counter) -> None:
    opened.done("anotar", FOLIO, "--nota-de", opened.file("nota.txt", "Nota inventada"))
    assert "Nota: Nota inventada" in opened.done("historial", FOLIO)
    assert "--nota-de ARCHIVO" in opened.refused("anotar", FOLIO, code=2)
    assert "está vacío" in opened.refused("anotar", FOLIO, "--nota-de", opened.file("nota.txt", " \n"), code=2)


def test_assigning_to_somebody_and_to_nobody(opened: Counter) -> None:
    opened.done("asignar", FOLIO, "--persona", "abogado_en_turno", person=CHIEF)
    assert "Persona Inventada 2" in opened.done("ver", FOLIO)
    assert FOLIO not in opened.done("pendientes")
    opened.done("asignar", FOLIO, "--nadie", person=CHIEF)
    assert FOLIO in opened.done("pendientes")
    assert "No hay en el registro una persona «pedro»" in opened.refused("asignar", FOLIO, "--persona", "pedro")
    opened.refused("asignar", FOLIO, "--persona", "auxiliar", "--nadie", code=2)
    opened.refused("asignar", FOLIO, code=2)


def test_handing_on_accepting_and_rejecting(opened: Counter) -> None:
    opened.done("turnar", FOLIO, "--persona", "abogado_en_turno", *WHY)
    assert "Turnado a Persona Inventada 2" in opened.done("ver", FOLIO)
    opened.done("rechazar", FOLIO, *WHY, person="abogado_en_turno")
    opened.done("turnar", FOLIO, "--responsable", "Abogado en Turno de Línea Protege", *WHY)
    opened.done("aceptar", FOLIO, person="abogado_en_turno")
    assert "nada espera" in opened.refused("aceptar", FOLIO, person="abogado_en_turno")
    opened.refused("turnar", FOLIO, "--persona", "auxiliar", "--responsable", "guardia", *WHY, code=2)
    opened.refused("turnar", FOLIO, "--a", "64-AJP-P01", *WHY, code=2)


def test_suspending_and_going_on(opened: Counter) -> None:
    opened.done("suspender", FOLIO, *WHY, person=CHIEF)
    shown = opened.done("ver", FOLIO, person=CHIEF)
    assert "Suspendido" in shown
    assert "Motivo: Motivo inventado" in shown
    assert shown.splitlines()[-1] == f"Para seguir: cauce reanudar {FOLIO} --como {CHIEF}"
    assert "suspendido" in opened.refused("avanzar", FOLIO, "--dato", "medio=llamada")
    opened.done("reanudar", FOLIO, person=CHIEF)
    assert opened.case(FOLIO)["estado"] == "abierto"
    assert "Falta «--motivo»" in opened.refused("suspender", FOLIO, person=CHIEF, code=2)


def test_more_time_for_a_deadline(opened: Counter) -> None:
    deadline = opened.case(FOLIO)["plazos"][0]
    said = opened.done("prorrogar", FOLIO, "--plazo", deadline["id"], "--mas", "24", *WHY, person=CHIEF)
    assert "Se dio prórroga hasta el mar 17-03-2026 a las 16:20." in said
    assert opened.case(FOLIO)["plazos"][0]["vence"] == "2026-03-17T16:20:00-07:00"
    assert "Falta «--mas»" in opened.refused("prorrogar", FOLIO, *WHY, code=2)
    opened.refused("prorrogar", FOLIO, "--mas", "0", *WHY, code=2)
    assert "no es un plazo" in opened.refused("prorrogar", FOLIO, "--plazo", "otro", "--mas", "1", *WHY, code=2)


def test_correcting_closing_cancelling_and_opening_again(opened: Counter) -> None:
    assert "todavía no se ha completado" in opened.refused("corregir", FOLIO, *WHY)
    data = opened.file("datos.json", {"medio": "llamada", "hechos": "Hechos inventados"})
    opened.done("avanzar", FOLIO, "--datos", data)
    assert "Falta «--a»" in opened.refused("corregir", FOLIO, *WHY, code=2)
    assert "el caso volvió al paso 1.1" in opened.done("corregir", FOLIO, "--a", "1.1", *WHY)
    opened.done("cerrar", FOLIO, *WHY, person=CHIEF)
    shown = opened.done("ver", FOLIO)
    assert "Cerrado" in shown
    assert "No conformidades" in shown
    opened.done("reabrir", FOLIO, *WHY, person=CHIEF)
    opened.done("cancelar", FOLIO, *WHY, person=CHIEF)
    assert opened.case(FOLIO)["estado"] == "cancelado"
    assert f"cauce reabrir {FOLIO}" in opened.done("ver", FOLIO, person=CHIEF)


def test_referring_outside(opened: Counter) -> None:
    opened.done("canalizar", FOLIO, "--a", "Hospital Inventado", *WHY)
    assert "Se canalizó a Hospital Inventado" in opened.done("historial", FOLIO)
    assert "Falta «--a»" in opened.refused("canalizar", FOLIO, *WHY, code=2)


def test_an_interruption_by_its_name(woman: Counter) -> None:
    out = woman.done("interrumpir", "01-2026-0001", "La usuaria sólo requería orientación o desiste", *LEAVES)
    assert "Interrupción: «La usuaria sólo requería orientación o desiste»" in " ".join(out.split())
    assert "no es una interrupción" in woman.refused("interrumpir", "01-2026-0001", "otra", code=2)


def test_an_optional_step_and_only_that(woman: Counter) -> None:
    assert "ninguno de los pasos" in woman.refused("omitir", "01-2026-0001", *WHY)
    assert "2" in woman.refused("omitir", "01-2026-0001", "--paso", "2", *WHY)


def test_watching_says_what_lapsed_once(opened: Counter) -> None:
    data = opened.file("datos.json", {"medio": "llamada", "hechos": "Hechos inventados"})
    opened.done("avanzar", FOLIO, "--datos", data)
    opened.done("registrar", FOLIO, "--dato", "urgente=si")
    opened.as_of = "2026-03-20T09:00"
    first = opened.terminal("vigilar", "--json", "--ahora", opened.as_of)
    assert {each["folio"] for each in json.loads(first.out)["vencidos"]} == {FOLIO}
    assert "Nada nuevo" in opened.terminal("vigilar", "--ahora", opened.as_of).out
    assert "venció" in opened.done("ver", FOLIO)


def test_a_typed_reason_is_only_for_training(at_work: Counter) -> None:
    """In a workspace with real cases the text is refused before anything is looked for, and never said back."""
    at_work.terminal("personal", "agregar", "Persona Inventada Uno", "--responsable", "recepcion")
    as_one = ("--no-preguntar", "--como", "persona_inventada_uno")
    assert at_work.terminal("abrir", "PR-IMMUVER-01", *as_one).code == 0
    folio = json.loads(at_work.terminal("pendientes", "--json", *as_one).out)[0]["folio"]
    ran = at_work.terminal("anotar", folio, "--nota", "Nota inventada", *as_one)
    assert ran.code == 2
    assert "no se escribe en la orden" in ran.err
    assert "inventada" not in ran.err
    assert at_work.terminal("anotar", folio, "--nota-de", at_work.file("nota.txt", "Nota inventada"), *as_one).code == 0


def test_without_its_database_nothing_is_done_and_it_is_explained(opened: Counter) -> None:
    (opened.folder / "cauce.db").rename(opened.folder / "quitada.db")
    for words in (["pendientes"], ["ver", FOLIO], ["avanzar", FOLIO], ["abrir", "64-AJP-P01"]):
        assert "No está la base de datos" in opened.refused(*words)
    assert not (opened.folder / "cauce.db").exists()


def test_a_case_goes_on_without_the_file_of_its_procedure(opened: Counter) -> None:
    """It was opened with a text that the database keeps; only new cases need the file."""
    (opened.folder / "procedures" / "64-AJP-P01.yaml").unlink()
    data = opened.file("datos.json", {"medio": "llamada", "hechos": "Hechos inventados"})
    opened.done("avanzar", FOLIO, "--datos", data)
    assert "Está en el paso 1.2" in opened.done("ver", FOLIO)
    assert "No hay aquí un procedimiento «64-AJP-P01»" in opened.refused("abrir", "64-AJP-P01")


def test_what_nobody_watched_opens_with_its_date_and_what_is_too_old_is_named(women: Counter) -> None:
    assert "Nada nuevo" in women.terminal("vigilar", "--ahora", "2026-01-10T09:00").out
    late = women.terminal("vigilar", "--ahora", "2026-03-31T09:00").out
    assert [line.split(": ")[1] for line in late.splitlines()] == [
        f"se abrió este caso, que tocaba el 25-{month:02}-2026." for month in (1, 2, 3)
    ]
    assert "Nada nuevo" in women.terminal("vigilar", "--ahora", "2026-03-31T09:01").out
    ages = women.terminal("vigilar", "--ahora", "2027-08-26T09:00")
    assert ages.code == 1
    assert "No se abrió lo que tocaba el 25-04-2026 y 25-05-2026." in ages.err
    assert "cauce abrir PR-IMMUVER-05 --inicio reunion_mensual" in ages.err
    assert len(ages.out.splitlines()) == 12
    again = women.terminal("vigilar", "--json", "--ahora", "2027-09-26T09:00")
    found = json.loads(again.out)
    assert found["tocaban"] == dict.fromkeys(found["abiertos"], "2027-09-25")
    assert found["sin_abrir"] == []


def test_one_person_does_not_sign_for_two_and_is_told_who_may(children: Counter) -> None:
    learner = {"person": "quien_aprende"}
    folio = children.json("abrir", "64-AJP-P01", "--inicio", "informe_mensual", **learner)["folio"]
    for words in (("--documento", "f12=uno"), (), ("--documento", "f12_mensual=dos"), ("--dato", "hay_acciones=no")):
        children.done("avanzar", folio, *words, **learner)
    assert folio not in children.done("pendientes", **learner)
    assert folio in children.done("pendientes", "--todos", **learner)
    assert folio in children.done("pendientes", person="enlace_calidad")
    shown = " ".join(children.done("ver", folio, **learner).split())
    assert "Debe hacerlo: Enlace de Calidad" in shown
    assert "le toca a usted" not in shown
    assert "le toca a usted" in " ".join(children.done("ver", folio, person="enlace_calidad").split())
    said = " ".join(children.refused("avanzar", folio, **learner).split())
    assert "quien lo confirmó como Procurador de la Defensa del Menor y la Familia no lo confirma también" in said
    assert "tiene esa función Persona Inventada 14" in said
    assert "suplir" not in said, "there is somebody who may"
    children.done("personal", "baja", "enlace_calidad", **learner)
    assert "cauce personal suplir" in children.refused("avanzar", folio, **learner)
    days = ("--hasta", "2026-03-20", "--motivo", "Motivo inventado")
    children.done("personal", "suplir", "quien_aprende", "--por", "procurador", *days, **learner)
    children.done("avanzar", folio, person="procurador")
    assert children.case(folio)["estado"] == "concluido"


def test_only_what_somebody_may_correct_is_offered_to_them_and_what_was_omitted_too(small: Counter) -> None:
    folio, data = "09-2026-0001", small.file("datos.json", {"visitas": [{"dia": "lunes"}], "nota": "Algo"})
    small.done("avanzar", folio)
    said = " ".join(small.refused("corregir", folio, *WHY, person="abogada").split())
    assert "porque lo hizo Persona Inventada" in said
    small.done("avanzar", folio, "--datos", data, "--documento", "cedula", person="trabajo_social")
    small.done("omitir", folio, *WHY, person="trabajo_social")
    said = small.refused("corregir", folio, *WHY, person="trabajo_social", code=2)
    assert "Puede ser: 3 (Paso 3: Da seguimiento (se omitió), " in " ".join(said.split())
    assert "2 (Paso 2" not in said
    said = small.refused("corregir", folio, *WHY, person=CHIEF, code=2)
    assert "2 (Paso 2: Entrevista, " in " ".join(said.split())
