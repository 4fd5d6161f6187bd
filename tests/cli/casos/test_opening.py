"""`abrir`: the folio comes first; what is missing or wrong is said with what supplies it."""

from __future__ import annotations

import pytest

from tests.support.counter import Counter

CASE_KEYS = [
    "folio", "expediente", "procedimiento", "version", "definicion", "estado", "fin", "posiciones", "puede",
    "documentos", "datos", "plazos", "no_conformidades", "derivados", "secuencia",
]  # fmt: skip


def test_the_folio_comes_first_and_the_way_on_last(women: Counter) -> None:
    lines = women.done("abrir", "PR-IMMUVER-01").splitlines()
    assert lines[0] == "01-2026-0001: se abrió este caso."
    assert lines[-1] == "Para seguir: cauce avanzar 01-2026-0001 --como recepcion"
    assert "a cargo de Recepcionista" in " ".join(lines)
    assert women.done("abrir", "PR – IMMUYER - 01").startswith("01-2026-0002")


def test_whoever_copies_the_way_on_stays_who_they_are(women: Counter) -> None:
    """Without «--como» it would be given by whoever has the account, who supervises in a training workspace."""
    for named, ending in (("Persona Inventada 1", " --como recepcion"), ("", "")):
        as_said = ("--como", named) if named else ()
        opened = women.terminal("abrir", "PR-IMMUVER-01", "--no-preguntar", *as_said).out.splitlines()
        folio = opened[0].split(":")[0]
        assert opened[-1] == f"Para seguir: cauce avanzar {folio}{ending}"
        assert women.terminal("ver", folio, *as_said).out.splitlines()[-1] == opened[-1]


def test_the_case_as_json(women: Counter) -> None:
    case = women.json("abrir", "PR-IMMUVER-01")
    assert list(case) == CASE_KEYS
    assert case["folio"] == "01-2026-0001"
    assert case["estado"] == "abierto"
    assert [position["paso"] for position in case["posiciones"]] == ["1"]
    assert case["posiciones"][0]["desde"] == "2026-03-13T16:20:00-06:00"
    assert case == women.case("01-2026-0001")


def test_several_starts_are_named_when_none_is_said(children: Counter) -> None:
    said = children.refused("abrir", "64-AJP-P01")
    assert "«denuncia» o «disposicion_judicial»" in said
    assert "cauce abrir 64-AJP-P01 --como auxiliar --inicio" in said
    by_name = children.done("abrir", "64-AJP-P01", "--inicio", "denuncia o SOLICITUD de servicio")
    assert by_name.startswith("P01-2026-0001")


def test_what_is_not_known_is_said_so(women: Counter) -> None:
    assert "«PR-IMMUVER-09»" in women.refused("abrir", "PR-IMMUVER-09")
    assert "no es un inicio de PR-IMMUVER-01" in women.refused("abrir", "PR-IMMUVER-01", "--inicio", "otro", code=2)
    said = women.refused("abrir", "PR-IMMUVER-01", "--dato", "cannal=redes", code=2)
    assert "«cannal» no es un dato" in said
    assert "¿Quiso decir «canal»?" in said


def test_the_same_sending_opens_one_case(women: Counter) -> None:
    assert women.done("abrir", "PR-IMMUVER-01", "--id-envio", "uno").startswith("01-2026-0001")
    again = women.done("abrir", "PR-IMMUVER-01", "--id-envio", "uno")
    assert again.startswith("01-2026-0001")
    assert "ya se había hecho" in again
    assert women.done("abrir", "PR-IMMUVER-01").startswith("01-2026-0002")


@pytest.mark.parametrize("name", ["María Inventada", "a\033[31m", "-", "a" * 81, "nombre con espacios"])
def test_the_name_of_a_sending_is_no_place_for_words(women: Counter, name: str) -> None:
    said = women.refused("abrir", "PR-IMMUVER-01", f"--id-envio={name}", code=2)
    assert "«--id-envio» es de letras sin acento" in said
    assert "Inventada" not in said


def test_a_secret_is_not_taken_from_the_command_line(children: Counter) -> None:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    said = children.refused("avanzar", "P01-2026-0001", "--dato", "hechos=Hechos Inventados", code=2)
    assert "confidencial" in said
    assert "--dato-de hechos=ARCHIVO" in said
    assert "Inventados" not in said


def test_a_note_typed_in_the_command_is_only_for_training(women: Counter, at_work: Counter) -> None:
    women.folder.joinpath("x").touch()
    ran = at_work.terminal("abrir", "PR-IMMUVER-01", "--no-preguntar", "--nota", "Nota inventada")
    assert ran.code == 2
    assert "no se escribe en la orden" in ran.err
    assert "--nota-de ARCHIVO" in ran.err
    assert "inventada" not in ran.err
