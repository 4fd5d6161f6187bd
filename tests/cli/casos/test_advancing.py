"""`avanzar` without anybody to ask: one refusal with everything missing, and the faults of ordinary days."""

from __future__ import annotations

import pytest

from tests.support.counter import Counter

FIRST = {"medio": "llamada", "hechos": "Hechos inventados"}


@pytest.fixture
def folio(children: Counter) -> str:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    return "P01-2026-0001"


def test_one_refusal_names_everything_and_what_supplies_it(children: Counter, folio: str) -> None:
    said = children.refused("avanzar", folio)
    assert "¿Por qué medio se recibió la denuncia?" in said
    assert f"cauce avanzar {folio} --dato medio=…" in said
    assert f"cauce avanzar {folio} --dato-de hechos=ARCHIVO" in said
    assert "FOLIO" not in said
    assert "denunciante" not in said


def test_the_refusal_as_json(children: Counter, folio: str) -> None:
    import json

    ran = children("avanzar", folio, "--json")
    assert ran.code == 1
    refusal = json.loads(ran.out)
    assert refusal["rechazo"] == "falta_dato"
    assert [item["nombre"] for item in refusal["falta"]] == ["medio", "hechos"]
    assert refusal["falta"][0]["orden"] == f"cauce avanzar {folio} --dato medio=…"


def test_data_from_a_file_a_text_file_and_the_command(children: Counter, folio: str) -> None:
    facts = children.file("hechos.txt", "Hechos inventados\n")
    by_name = ("--dato", "medio=Llamada telefonica a Línea protege")
    out = children.done("avanzar", folio, *by_name, "--dato-de", f"hechos={facts}")
    assert out.startswith("Se completó el paso 1.1 «Recibe denuncia de violencia intrafamiliar».")
    assert "Sigue en el paso 1.2 «Registra" in out
    assert children.case(folio)["datos"] == FIRST


def test_a_step_as_json_and_the_same_sending_again(children: Counter, folio: str) -> None:
    words = ("avanzar", folio, "--datos", children.file("datos.json", FIRST), "--id-envio", "primero")
    case = children.json(*words)
    assert [position["paso"] for position in case["posiciones"]] == ["1.2"]
    assert children.json(*words)["secuencia"] == case["secuencia"]
    assert "ya se había hecho" in children.done(*words)
    said = children.refused("avanzar", folio, "--dato", "medio=escrito", "--id-envio", "primero")
    assert "ya se usó para otra cosa" in said


def test_a_stale_sequence_is_somebody_else(children: Counter, folio: str) -> None:
    seen = str(children.case(folio)["secuencia"])
    data = children.file("datos.json", FIRST)
    children.done("avanzar", folio, "--datos", data, "--secuencia", seen)
    said = children.refused("anotar", folio, "--nota", "Nota inventada", "--secuencia", seen)
    assert "Otra persona avanzó" in said
    assert f"cauce ver {folio}" in said


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["avanzar", "P01-2026-0099"], 1, "no existe o usted no tiene acceso"),
        (["avanzar", "P01-2026-0001", "--paso", "9.9"], 1, "no es un paso de este procedimiento"),
        (["avanzar", "P01-2026-0001", "--paso", "2.1"], 1, "el caso no está en el paso 2.1"),
        (["avanzar", "P01-2026-0001", "--dato", "medio=paloma"], 1, "se espera una de estas opciones"),
        (["avanzar", "P01-2026-0001", "--dato", "medio"], 2, "le falta su valor"),
        (["avanzar", "P01-2026-0001", "--dato", "medio=llamada", "--dato", "medio=escrito"], 2, "dado dos veces"),
        (["avanzar", "P01-2026-0001", "--datos", "/no/hay.json"], 1, "No existe el archivo «/no/hay.json»"),
        (["avanzar", "P01-2026-0001", "--dato-de", "hechos"], 2, "no dice cuál archivo"),
        (["avanzar", "P01-2026-0001", "--adjunto", "f01=/no/hay.pdf"], 1, "No existe el archivo «/no/hay.pdf»"),
        (["avanzar", "P01-2026-0001", "--documento", "f001"], 2, "no es un documento de 64-AJP-P01"),
        (["avanzar", "P01-2026-0001", "--secuencia", "ayer"], 2, "Escriba un número entero"),
        (["avanzar", "P01-2026-0001", "--rama", "sí"], 1, "no tiene respuestas"),
        (["avanzar", "P01-2026-0001", "--designa", "nadie_asi"], 1, "No hay en el registro una persona «nadie_asi»"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_done(
    children: Counter, folio: str, words: list[str], code: int, says: str
) -> None:
    before = children.case(folio)
    said = " ".join(children.refused(*words, code=code).split())
    assert says in said, said
    assert children.case(folio) == before


def test_somebody_else_has_to_do_it(children: Counter, folio: str) -> None:
    data = children.file("datos.json", FIRST)
    said = " ".join(children.refused("avanzar", folio, "--datos", data, person="enlace_calidad").split())
    assert "debe hacerlo Auxiliar de Línea Protege o Abogado en Turno" in said
    assert "lo asigna quien supervisa: Quien Aprende" in said
    assert "cauce asignar" not in said, "whoever does not supervise cannot assign it"


def test_who_may_do_it_is_named(children: Counter, folio: str) -> None:
    children.done("turnar", folio, "--persona", "abogado_en_turno", "--motivo", "Motivo inventado")
    said = " ".join(children.refused("rechazar", folio, "--motivo", "Motivo inventado").split())
    assert "debe hacerlo Persona Inventada 2 (Abogado en Turno de Línea Protege)" in said
    assert "supervisa Quien Aprende" in " ".join(children.refused("cerrar", folio, "--motivo", "Inventado").split())
    own = " ".join(children.refused("asignar", folio, "--persona", "guardia").split())
    assert "quien puede hacer el paso, para asignárselo; supervisa Quien Aprende" in own


def test_what_a_new_workspace_lacks_is_said(at_work: Counter) -> None:
    ran = at_work.terminal("abrir", "PR-IMMUVER-01", "--no-preguntar")
    assert ran.code == 1
    assert "nadie tiene todavía esa función" in " ".join(ran.err.split())
    assert "cauce personal agregar NOMBRE --responsable recepcion" in ran.err


def test_what_was_given_is_told_when_it_is_all_that_was_done(children: Counter, folio: str) -> None:
    assert "Se agregó el documento «Denuncia" in children.done("documento", "agregar", folio, "f01=legajo 3")
    assert "Se registró «¿El caso es urgente?»." in children.done("registrar", folio, "--dato", "urgente=no")
    told = children.done("anotar", folio, "--nota", "Nota inventada")
    assert told.startswith("Se agregó la nota al caso.")
    assert "Nota inventada" not in told
    told = children.done("canalizar", folio, "--a", "Instituto Inventado", "--motivo", "Inventado")
    assert told.startswith("Se canalizó a una institución de fuera.")
    assert children.done("cancelar", folio, "--motivo", "Inventado") == "Se canceló el caso.\n"
    assert "El caso está cancelado." in children.done("anotar", folio, "--nota", "Nota inventada")


def test_a_value_that_does_not_serve_is_not_also_missing(children: Counter, folio: str) -> None:
    said = children.refused("avanzar", folio, "--dato", "medio=paloma")
    assert said.count("¿Por qué medio se recibió la denuncia?") == 1
    said = children.refused("registrar", folio, "--dato", "medio=paloma")
    assert "No se pueden registrar los datos:" in said
    assert f"cauce registrar {folio} --dato medio=…" in said


@pytest.mark.parametrize("content", ["{", "[1]", "[" * 100_000, "nada"])
def test_a_file_of_data_that_is_not_one(children: Counter, folio: str, content: str) -> None:
    said = children.refused("avanzar", folio, "--datos", children.file("datos.json", content))
    assert "JSON" in said


def test_folios_as_people_write_them(children: Counter, folio: str) -> None:
    for typed in ("p01-2026-1", " P01 2026 0001 ", "P01/2026/01"):
        assert children.case(typed)["folio"] == folio


def test_where_the_case_has_never_been_is_nobody_elses_doing(children: Counter, folio: str) -> None:
    now = children.case(folio)["secuencia"]
    said = " ".join(children.refused("anotar", folio, "--nota", "Nota inventada", "--secuencia", "99").split())
    assert f"va en el movimiento {now} y nunca ha estado en el 99" in said
    assert "Otra persona" not in said


def test_what_is_missing_is_told_with_what_does_supply_it(small: Counter) -> None:
    small.done("avanzar", "09-2026-0001")
    said = small.refused("avanzar", "09-2026-0001", person="trabajo_social")
    cure = "cauce avanzar 09-2026-0001 --dato-de visitas=ARCHIVO.json"
    assert cure in said
    assert "--dato visitas" not in said
    listed = small.file("visitas.json", [{"dia": "lunes"}])
    note = small.file("nota.txt", "Nota inventada")
    words = cure.replace("ARCHIVO.json", listed).split()[1:]
    small.done(*words, "--dato-de", f"nota={note}", "--documento", "cedula", person="trabajo_social")


def test_a_paper_that_the_open_step_asks_for_is_of_that_step(small: Counter) -> None:
    small.done("avanzar", "09-2026-0001")
    out = small.done("documento", "agregar", "09-2026-0001", "cedula=carpeta 1", person="trabajo_social")
    assert "Se agregó el documento «Cédula», para el paso 2 «Entrevista»." in " ".join(out.split())
    assert "documento" not in " ".join(small.done("ver", "09-2026-0001").split("Falta:")[1].split("Sigue:")[0].split())
    data = small.file("datos.json", {"visitas": [{"dia": "lunes"}], "nota": "Algo"})
    small.done("avanzar", "09-2026-0001", "--datos", data, person="trabajo_social")
