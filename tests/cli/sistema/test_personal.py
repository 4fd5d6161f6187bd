"""The register: who is in it, who may change it, and that it says what was meant when a word is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cauce.cli.settings import Settings
from cauce.cli.workspace.account import account
from cauce.cli.workspace.session import session
from tests.support.terminal import Terminal


def register(cauce: Terminal, space: Path) -> dict[str, Any]:
    said = json.loads(cauce("personal", "listar", "--todas", "--json", "--espacio", str(space)).out)
    return {each["id"]: each for each in said["personal"]}


def test_somebody_is_added_with_roles_by_id_or_name(space: Path, cauce: Terminal) -> None:
    words = [
        "--responsable",
        "Trabajo Social",
        "--responsable",
        "recepcion",
        "--cuenta",
        "uno",
        "--espacio",
        str(space),
    ]
    ran = cauce("personal", "agregar", "  Persona   Inventada Uno ", *words)
    assert ran.code == 0, ran
    assert ran.out == "Agregado: Persona Inventada Uno (persona_inventada_uno): Trabajo Social, Recepcionista\n"
    assert register(cauce, space)["persona_inventada_uno"] == {
        "id": "persona_inventada_uno",
        "nombre": "Persona Inventada Uno",
        "responsables": ["trabajo_social", "recepcion"],
        "supervisa": False,
        "cuenta": "uno",
        "activa": True,
    }


def test_who_is_there_gets_more_and_may_come_back(space: Path, cauce: Terminal) -> None:
    where = ["--espacio", str(space)]
    assert cauce("personal", "agregar", "Persona Inventada Uno", "--responsable", "recepcion", *where).code == 0
    assert cauce("personal", "baja", "persona inventada uno", *where).code == 0
    assert not register(cauce, space)["persona_inventada_uno"]["activa"]
    ran = cauce("personal", "agregar", "persona_inventada_uno", "--responsable", "Psicólogas", *where)
    assert ran.out.startswith("Actualizado: ")
    found = register(cauce, space)["persona_inventada_uno"]
    assert (found["activa"], found["responsables"]) == (True, ["recepcion", "psicologa"])
    assert cauce("personal", "baja", "persona_inventada_uno", "--responsable", "recepcion", *where).code == 0
    assert register(cauce, space)["persona_inventada_uno"]["responsables"] == ["psicologa"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["agregar", "Persona Inventada Uno", "--responsable", "recepcionst"], 2, "¿Quiso decir «recepcion»?"),
        (["agregar", "Persona Inventada Uno", "--responsable", "astronauta"], 2, "Hay estos: "),
        (["agregar", "Persona Inventada Uno"], 2, "Falta «--responsable»"),
        (["agregar", " ", "--responsable", "recepcion"], 2, "El nombre debe tener"),
        (
            ["agregar", "Persona Inventada Uno", "--responsable", "recepcion", "--cuenta", account()],
            1,
            "ya es de Persona",
        ),
        (["baja", "persona_inventda_cero"], 1, "¿Quiso decir «persona_inventada_cero»?"),
        (["baja", "persona_inventada_cero"], 1, "es la única persona que supervisa"),
        (["baja", "persona_inventada_cero", "--responsable", "recepcion"], 2, "no tiene la función «recepcion»"),
        (["suplir", "persona_inventada_cero"], 2, "Falta «--por»"),
        (["agregarr"], 2, "¿Quiso decir «agregar»?"),
        ([], 2, "Puede ser: agregar, listar, baja, suplir."),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    space: Path, cauce: Terminal, words: list[str], code: int, says: str
) -> None:
    before = register(cauce, space)
    ran = cauce("personal", *words, "--espacio", str(space))
    assert ran.code == code, ran
    assert says in ran.err
    assert register(cauce, space) == before


def test_only_who_supervises_changes_the_register(space: Path, training: Path, cauce: Terminal) -> None:
    where = ["--espacio", str(space)]
    assert cauce("personal", "agregar", "Persona Inventada Uno", "--responsable", "recepcion", *where).code == 0
    before = register(cauce, space)
    as_one = ["--como", "persona_inventada_uno", *where]
    for words in (
        ["agregar", "Persona Inventada Dos", "--responsable", "recepcion"],
        ["baja", "persona_inventada_cero"],
        ["suplir", "persona_inventada_cero", "--por", "persona_inventada_uno", "--hasta", "2099-01-01"],
    ):
        ran = cauce("personal", *words, *as_one)
        assert ran.code == 1
        assert "Pídalo a: Persona Inventada Cero." in ran.err
    assert register(cauce, space) == before
    in_training = ["--como", "auxiliar", "--espacio", str(training)]
    assert cauce("personal", "agregar", "Persona Inventada Dos", "--responsable", "auxiliar", *in_training).code == 0


def test_a_suplencia_is_dated_and_its_reason_is_kept_from_the_command_line(
    space: Path, folder: Path, cauce: Terminal
) -> None:
    where = ["--espacio", str(space)]
    assert cauce("personal", "agregar", "Persona Inventada Uno", "--responsable", "recepcion", *where).code == 0
    assert cauce("personal", "agregar", "Persona Inventada Dos", "--responsable", "Psicólogas", *where).code == 0
    words = ["personal", "suplir", "persona_inventada_uno", "--por", "persona_inventada_dos", *where]
    dates = ["--desde", "2098-12-01", "--hasta", "2098-12-31"]
    ran = cauce(*words, *dates, "--motivo", "vacaciones inventadas")
    assert ran.code == 2
    assert "quedaría a la vista" in ran.err
    (folder / "motivo.txt").write_text("vacaciones\n inventadas", encoding="utf-8")
    ran = cauce(*words, *dates, "--motivo-de", "motivo.txt")
    assert ran.code == 0, ran
    assert "del 01/12/2098 al 31/12/2098, los dos días incluidos" in " ".join(ran.out.split())
    listed = cauce("personal", "listar", "--json", *where).out
    assert json.loads(listed)["suplencias"] == [
        {
            "ausente": "persona_inventada_uno",
            "suplente": "persona_inventada_dos",
            "desde": "2098-12-01",
            "hasta": "2098-12-31",
        }
    ]
    assert "vacaciones" not in listed
    with session(Settings(workspace=str(space))) as at, at.store.read() as transaction:
        (kept,) = transaction.substitutions()
        assert kept.reason.split() == ["vacaciones", "inventadas"]
    assert "Persona Inventada Dos suple a Persona Inventada Uno" in " ".join(
        cauce("personal", "listar", *where).out.split()
    )


def test_a_suplencia_takes_dates_as_people_write_them(training: Path, cauce: Terminal) -> None:
    words = ["--ahora", "2026-03-13T09:00", "--motivo", "Motivo inventado", "--espacio", str(training)]
    ran = cauce("personal", "suplir", "auxiliar", "--por", "guardia", "--hasta", "20 de marzo", *words)
    assert ran.code == 0, ran
    assert "del 13/03/2026 al 20/03/2026" in " ".join(ran.out.split())
    seen = cauce("pendientes", "--como", "guardia", "--ahora", "2026-03-13T09:00", "--espacio", str(training)).out
    assert "Con lo de Persona Inventada 1 (Auxiliar de Línea Protege), a quien suple hasta el" in " ".join(seen.split())
    later = cauce("pendientes", "--como", "guardia", "--ahora", "2026-03-21T09:00", "--espacio", str(training)).out
    assert "suple" not in later


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--hasta", "2026-02-30"], "«--hasta 2026-02-30» no es una fecha"),
        (["--hasta", "2001-01-01"], "antes de empezar o de hoy"),
        (["--desde", "2098-01-02", "--hasta", "2098-01-01"], "antes de empezar o de hoy"),
        (["--por", "persona_inventada_cero", "--hasta", "2098-01-01"], "suplirse a sí misma"),
        (["--hasta", "2098-01-01"], "Falta «--motivo»"),
        (["--hasta", "2098-01-01", "--motivo-de", "no_hay.txt"], "No existe el archivo"),
        (["--hasta", "2098-01-01", "--motivo-de", "vacio.txt"], "está vacío"),
    ],
)
def test_a_suplencia_that_cannot_be(space: Path, folder: Path, cauce: Terminal, words: list[str], says: str) -> None:
    (folder / "vacio.txt").touch()
    where = ["--espacio", str(space)]
    assert cauce("personal", "agregar", "Persona Inventada Uno", "--responsable", "recepcion", *where).code == 0
    by = [] if "--por" in words else ["--por", "persona_inventada_uno"]
    ran = cauce("personal", "suplir", "persona_inventada_cero", *by, *words, *where)
    assert ran.code in (1, 2)
    assert says in ran.err
    assert json.loads(cauce("personal", "listar", "--json", *where).out)["suplencias"] == []


def test_who_is_not_in_the_register_is_told_how_to_get_in(
    space: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cauce.cli.problems import CommandError

    with session(Settings(workspace=str(space))) as at:
        assert at.person is not None
        assert at.person.account == account()
    monkeypatch.setattr("cauce.cli.workspace.staff.account", lambda: "cuenta_inventada")
    with pytest.raises(CommandError) as raised, session(Settings(workspace=str(space))):
        raise AssertionError
    assert "cauce personal agregar" in raised.value.hint
    assert "cuenta_inventada" in raised.value.hint
    assert cauce("personal", "listar", "--espacio", str(space)).code == 0


@pytest.mark.parametrize("place", [0, 1, 2])
def test_general_options_anywhere_around_the_two_words(space: Path, cauce: Terminal, place: int) -> None:
    words = ["personal", "listar"]
    words[place:place] = ["--espacio", str(space)]
    ran = cauce(*words, "--json")
    assert ran.code == 0, ran
    assert len(json.loads(ran.out)["personal"]) == 1


@pytest.mark.parametrize(
    ("name", "account_of", "says"),
    [
        ("ls; cd practica", "uno", "El nombre lleva «;»"),
        ("12345", "uno", "El nombre debe llevar letras"),
        ("Persona Inventada Uno", "ls; cd practica", "La cuenta lleva «;»"),
        ("Persona Inventada Uno", "12345", "La cuenta debe llevar letras"),
    ],
)
def test_what_cannot_be_a_name_or_an_account_is_refused(
    space: Path, cauce: Terminal, name: str, account_of: str, says: str
) -> None:
    where = ["--responsable", "recepcion", "--cuenta", account_of, "--espacio", str(space)]
    ran = cauce("personal", "agregar", name, *where)
    assert ran.code == 2
    assert says in ran.err
    assert list(register(cauce, space)) == ["persona_inventada_cero"]


@pytest.mark.parametrize("name", ["Lic. Inés D'Inventada-Ruiz (suplente) 2", "Ñandú Inventado"])
def test_a_name_is_taken_as_it_is_written(space: Path, cauce: Terminal, name: str) -> None:
    ran = cauce("personal", "agregar", name, "--responsable", "recepcion", "--espacio", str(space))
    assert ran.code == 0, ran


@pytest.mark.parametrize("account_of", ["OFICINA\\uno", "uno.dos@oficina", "uno_2"])
def test_an_account_is_taken_as_the_system_writes_it(space: Path, cauce: Terminal, account_of: str) -> None:
    words = ["--responsable", "recepcion", "--cuenta", account_of, "--espacio", str(space)]
    assert cauce("personal", "agregar", "Persona Inventada Uno", *words).code == 0
