"""`cauce documento sacar`: a file comes out as it went in, to a new file that only who took it reads."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cauce.cli.casos.taking_out import own_name
from cauce.cli.completion import complete
from tests.support.conversation import Conversation
from tests.support.counter import Counter

FOLIO = "P01-2026-0001"
CONTENT = b"%PDF hoja inventada\r\n\x00\xff" * 9
TAKE = ("documento", "sacar", FOLIO)
COPY = Path("P01-2026-0001-f01-1.pdf")


@pytest.fixture
def opened(children: Counter) -> Counter:
    """A case with a file, whose name says whose it is."""
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    scan = children.folder / "Niña Inventada.PDF"
    scan.write_bytes(CONTENT)
    children.done("documento", "agregar", FOLIO, f"--adjunto=f01={scan}", "f02=legajo 3")
    return children


def audits(counter: Counter) -> list[tuple[str, str, str]]:
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import session

    with session(Settings(workspace=str(counter.folder)), person=False) as at, at.store.read() as transaction:
        return [
            tuple(row) for row in transaction.session.all("SELECT person, command, classes FROM audit ORDER BY number")
        ]


def add_another(opened: Counter) -> None:
    other = opened.file("otra.txt", "otra")
    opened.done("documento", "agregar", FOLIO, f"--adjunto=f01={other}", person="abogado_en_turno")


def test_it_comes_out_as_it_went_in(opened: Counter) -> None:
    said = " ".join(opened.done(*TAKE, "f01").split())
    assert COPY.read_bytes() == CONTENT
    assert stat.S_IMODE(COPY.stat().st_mode) == 0o600
    assert said.startswith(f"Escrito: {COPY} ")
    assert "Se adjuntó como «Niña Inventada.PDF»: vie 13-03-2026 16:20, Persona Inventada 1" in said
    assert "ya no está cifrada, y quien la saca responde de ella" in said
    assert audits(opened)[-1] == ("auxiliar", "documento sacar f01 1", '["vital"]')
    assert "Ya existe" in opened.refused(*TAKE, "64-AJP-P01-F01", code=2)
    opened.done("comprobar")


def test_it_goes_where_it_is_told(opened: Counter) -> None:
    (opened.folder / "carpeta").mkdir()
    opened.done(*TAKE, "f01", "--en", "carpeta")
    assert (opened.folder / "carpeta" / COPY).read_bytes() == CONTENT
    opened.done(*TAKE, "f01", "--en", "carpeta/hoja")
    assert (opened.folder / "carpeta" / "hoja").read_bytes() == CONTENT
    for place in ("no_hay/", "no_hay/hoja.pdf"):
        assert "No existe la carpeta" in opened.refused(*TAKE, "f01", "--en", place, code=2)
    assert not Path("no_hay").exists()


def test_as_json(opened: Counter) -> None:
    ran = opened(*TAKE, "f01", "--json")
    assert "responde de ella" in ran.err
    import json

    found = json.loads(ran.out)
    assert found.pop("huella") == opened.json("documento", "sacar", FOLIO, "f01", "--en", "otra")["huella"]
    assert found == {
        "folio": FOLIO,
        "id": "f01",
        "numero": 1,
        "archivo": "Niña Inventada.PDF",
        "sin_efecto": False,
        "ruta": str(COPY),
        "bytes": len(CONTENT),
    }
    refusal = json.loads(opened(*TAKE, "f02", "--json").out)
    assert refusal["rechazo"] == "falta_documento"


def test_what_has_no_file_is_refused_with_where_it_is(opened: Counter) -> None:
    said = " ".join(opened.refused(*TAKE, "f02").split())
    assert "es un papel, y se anotó que está en «legajo 3»" in said
    assert "en este caso no hay" in opened.refused(*TAKE, "f03")
    assert "no es un documento" in opened.refused(*TAKE, "acta", code=2)


def test_of_several_it_has_to_be_said_which(opened: Counter) -> None:
    add_another(opened)
    said = opened.refused(*TAKE, "f01", code=2)
    assert "Falta «--numero»." in said
    assert "1 (archivo Niña Inventada.PDF, vie 13-03-2026 16:20, Persona Inventada 1" in said
    assert "2 (archivo otra.txt, vie 13-03-2026 16:20, Persona Inventada 2" in said
    opened.done(*TAKE, "f01", "--numero", "2")
    assert Path("P01-2026-0001-f01-2.txt").read_text() == "otra"
    opened.refused(*TAKE, "f01", "--numero", "0", code=2)
    assert "hay 2" in opened.refused(*TAKE, "f01", "--numero", "3")


def test_of_several_it_is_asked_which_by_the_numbers_of_the_list(opened: Counter) -> None:
    add_another(opened)
    opened.done("documento", "agregar", FOLIO, f"--adjunto=f01={opened.file('tercera.txt', 'tercera')}")
    opened.done("documento", "anular", FOLIO, "f01", "--numero", "1", "--motivo", "Motivo inventado")
    who = ("--como", "auxiliar", "--ahora", "2026-03-13T16:25")
    with Conversation(*TAKE, "f01", *who, cwd=opened.folder) as talk:
        shown = talk.answer("1", "2")
        assert "Escriba 2 o 3." in shown
        assert "¿Cuál de ellos se saca?" in talk.screen
        assert "2. archivo otra.txt" in talk.screen
        assert "Niña" not in talk.screen
        assert talk.ended() == 0
    assert Path("P01-2026-0001-f01-2.txt").read_text() == "otra"
    with Conversation(*TAKE, "f01", "--anulado", *who, cwd=opened.folder) as talk:
        assert talk.leave() == 130
        assert "1. archivo Niña Inventada.PDF" in talk.screen
        assert "sin efecto" in talk.screen
    assert not COPY.exists()


def test_one_without_effect_only_if_it_is_said(opened: Counter) -> None:
    opened.done("documento", "anular", FOLIO, "f01", "--motivo", "Motivo inventado")
    said = opened.refused(*TAKE, "f01")
    assert "quedó sin efecto" in said
    assert f"cauce documento sacar {FOLIO} f01 --numero 1 --anulado" in said
    assert not COPY.exists()
    assert "Quedó sin efecto en el caso." in " ".join(opened.done(*TAKE, "f01", "--anulado").split())
    assert COPY.read_bytes() == CONTENT


def test_the_list_says_which_have_a_file_and_how_to_take_it_out(opened: Counter) -> None:
    shown = opened.done("documento", "listar", FOLIO)
    assert shown.splitlines()[-1] == f"Para sacar un archivo: cauce documento sacar {FOLIO} f01 --como auxiliar"
    papers = {paper["id"]: paper["tiene_archivo"] for paper in opened.json("documento", "listar", FOLIO)}
    assert papers == {"f01": True, "f02": False}
    opened.done("documento", "agregar", FOLIO, f"--adjunto=f02={opened.file('otra.txt', 'otra')}")
    assert f"sacar {FOLIO} DOCUMENTO" in opened.done("documento", "listar", FOLIO)


def test_a_list_without_files_says_nothing_of_them(children: Counter) -> None:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    children.done("documento", "agregar", FOLIO, "f02=legajo 3")
    assert "sacar" not in children.done("documento", "listar", FOLIO)


def test_the_tab_key_offers_the_documents_with_a_file(opened: Counter) -> None:
    where = ["--espacio", str(opened.folder)]
    assert complete([*where, *TAKE, ""]) == ["f01"]
    assert complete([*where, *TAKE, "f01", "--en", ""]) == ["."]
    assert complete([*where, "documento", "sacar", "P01-2026-0009", ""]) == []


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("foto.JPG", "P01-2026-0001-f01-1.jpg"),
        ("virus.exe", "P01-2026-0001-f01-1"),
        ("hoja.pdf.bat", "P01-2026-0001-f01-1"),
        ("macro.docm", "P01-2026-0001-f01-1"),
        ("hoja.pdf\n", "P01-2026-0001-f01-1"),
        ("../../x.p/df", "P01-2026-0001-f01-1"),
        (".pdf", "P01-2026-0001-f01-1"),
        ("", "P01-2026-0001-f01-1"),
    ],
)
def test_the_name_of_a_copy_is_ours(name: str, own: str) -> None:
    assert own_name("P01-2026-0001", "f01", 1, name) == own


def test_a_name_of_ours_leads_nowhere() -> None:
    assert own_name("../a b/1", "..", 1, "x.pdf") == "a-b-1-..-1.pdf"
    assert os.sep not in own_name("/", "\\", 1, "")
