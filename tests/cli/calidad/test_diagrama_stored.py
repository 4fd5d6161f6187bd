"""`cauce diagrama --caso FOLIO` and `--carga`: the cases of a workspace on the sheets."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from cauce.cli.completion import FILES, complete
from cauce.cli.settings import Settings
from cauce.cli.workspace.session import session
from tests.support.counter import Counter

KEY, OTHER = "64-AJP-P01", "PR-IMMUVER-01"
OVERDUE, ENDED = "P01-2026-0001", "P01-2026-0002"
WAITS = "01-2026-0005"
WHY = ("--motivo", "Motivo inventado")


def page(counter: Counter, *words: str) -> str:
    """Draw a web page, and return all it says as one line, with its tags."""
    shutil.rmtree(counter.folder / "diagramas", ignore_errors=True)
    counter.done("diagrama", *words, "--formato", "html")
    (path,) = (counter.folder / "diagramas").iterdir()
    return " ".join(unescape(path.read_text(encoding="utf-8")).split())


def situation(text: str) -> str:
    """Return what the section in words says, without tags: cells apart by bars."""
    found = re.search(r'<section[^>]*id="situacion".*?</section>', text)
    assert found, text[:2000]
    cells = re.sub(r"</t[dh]>", "|", found[0])
    return " ".join(re.sub(r"<[^>]*>", " ", cells).split()).replace(" |", "|")


def edit(folder: Path, key: str, *changes: tuple[str, str]) -> None:
    path = folder / "procedures" / f"{key}.yaml"
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def audited(counter: Counter) -> list[tuple[str, ...]]:
    """Return the readings that are noted: who, what for."""
    with session(Settings(workspace=str(counter.folder))) as opened, opened.store.read() as transaction:
        rows = transaction.session.all("SELECT person, command FROM audit WHERE case_id <> '' ORDER BY number")
        return [tuple(map(str, row)) for row in rows]


@pytest.mark.parametrize("words", [[], ["64-AJP- p01/Rev. 3"]])
def test_a_case_needs_no_key(children: Counter, words: list[str]) -> None:
    out = children.done("diagrama", *words, "--caso", "p01-2026-1", "--formato", "pdf")
    assert out == f"{KEY}: 9 hojas, {Path('diagramas') / f'{KEY}-caso-{OVERDUE}.pdf'}\n"


def test_its_folio_is_completed(children: Counter) -> None:
    offered = complete(["diagrama", "--caso", "P01-2026-000"])
    assert OVERDUE in offered
    assert FILES in offered


def test_where_it_is_and_where_it_went(children: Counter) -> None:
    told = situation(page(children, "--caso", OVERDUE))
    assert f"Hoja de caso {OVERDUE}. Situación al 20/03/2026 10:00." in told
    assert (
        "VENCIDO el 17/03/2026| Verifica el domicilio e informa el resultado| Trabajo Social de Línea Protege|" in told
    )
    assert "1.º| 02/03/2026 09:00| 1.1 Recibe denuncia de violencia intrafamiliar.| hecho| 1|" in told
    assert "18.º|" in told
    assert "19.º|" not in told
    assert "Lo que espera respuesta" not in told
    assert "Casos relacionados" not in told


def test_one_that_ended(children: Counter) -> None:
    told = situation(page(children, "--caso", ENDED))
    assert "concluyó| Caso no urgente, expediente cerrado|" in told


def test_nothing_that_people_wrote_is_there(children: Counter) -> None:
    """The data that the player invents say «inventad…»; people are «Persona Inventada N»."""
    view = children.done("ver", OVERDUE, "--completo")
    assert "nventad" in view
    text = page(children, "--caso", OVERDUE)
    assert "nventad" not in text
    assert "quien_aprende" not in text


def test_the_reading_is_audited(children: Counter) -> None:
    before = audited(children)
    children.done("diagrama", "--caso", OVERDUE)
    assert audited(children) == [*before, ("quien_aprende", "diagrama")]


def test_an_unknown_folio_is_the_desks_refusal(children: Counter) -> None:
    said = children.refused("diagrama", "--caso", "P01-2026-0099")
    assert said.startswith("El caso «P01-2026-0099» no existe o usted no tiene acceso a él.")
    assert not (children.folder / "diagramas").exists()


def test_a_key_of_another_procedure(children: Counter) -> None:
    said = children.refused("diagrama", "PR-IMMUVER-01", "--caso", OVERDUE)
    assert said == (
        f"El caso {OVERDUE} es de {KEY}, no de «PR-IMMUVER-01»: no se dibujó nada.\n"
        f"Quite la clave: cauce diagrama --caso {OVERDUE}"
    )
    assert not (children.folder / "diagramas").exists()


def test_it_is_drawn_on_the_text_it_runs_with(children: Counter) -> None:
    edit(children.folder, KEY, ("Realiza verificación domiciliaria", "Visita la casa"))
    ran = children("diagrama", "--caso", OVERDUE, "--formato", "html")
    assert ran.code == 0
    assert "que ya no es la del archivo de hoy" in " ".join(ran.out.split())
    (path,) = (children.folder / "diagramas").iterdir()
    text = path.read_text(encoding="utf-8")
    assert "Realiza verificación domiciliaria" in " ".join(text.split())
    assert "Visita la casa" not in text
    edit(children.folder, KEY, ("clave: 64-AJP-P01\n", "clave: 64-AJP-P01\nclabe: 64-AJP-P01\n"))
    assert children("diagrama", "--caso", OVERDUE).code == 0, "not even an error in the file is in the way"


def test_corrected(women: Counter) -> None:
    women.done("corregir", "01-2026-0002", "--a", "2", *WHY)
    told = situation(page(women, "--caso", "01-2026-0002"))
    assert "1.º| 02/03/2026 09:00| 1 Atiende el primer contacto por PAVG, redes sociales o en persona| hecho|" in told
    assert "2.º| 02/03/2026 09:00| 2 Recaba datos generales y registra en bitácora| deshecho|" in told
    assert "sin plazo| 2 Recaba datos generales y registra en bitácora| Recepcionista|" in told
    assert "Motivo" not in told


@pytest.mark.parametrize(("order", "word", "state"), [
    ("suspender", "suspendido desde el 20/03/2026 10:00", "SUSPENDIDO"),
    ("cerrar", "cerrado el 20/03/2026 10:00", "CERRADO"),
    ("cancelar", "cancelado el 20/03/2026 10:00", "CANCELADO"),
])  # fmt: skip
def test_one_that_stands_still(women: Counter, order: str, word: str, state: str) -> None:
    women.done(order, "01-2026-0001", *WHY)
    text = page(women, "--caso", "01-2026-0001")
    assert f"Situación| Paso| A quién le toca| Desde| Página| {word}| 3 Turna a Trabajo Social" in situation(text)
    assert f"Caso 01-2026-0001, {state.lower()} · situación al" in text
    assert state in text
    assert "AQUÍ" not in text
    women.done("reanudar" if order == "suspender" else "reabrir", "01-2026-0001", *WHY)
    assert "sin plazo| 3 Turna" in situation(page(women, "--caso", "01-2026-0001"))


def test_answers_that_are_awaited_and_cases_that_were_derived(women: Counter) -> None:
    both = situation(page(women, "--caso", WAITS))
    for key in ("PR-IMMUVER-02", "PR-IMMUVER-03"):
        assert f"Falta que se acepte la derivación a {key}| 6 Deriva al Área Jurídica y/o Área de Psicología|" in both
    women.done("aceptar", WAITS, person="abogada")
    women.done("rechazar", WAITS, *WHY, person="psicologa")
    text = page(women, "--caso", WAITS)
    told = situation(text)
    assert "Falta que se acepte" not in told
    assert "Se rechazó la derivación a PR-IMMUVER-03: falta responder| 6 Deriva" in told
    assert "02-2026-0001| PR-IMMUVER-02| 6 Deriva al Área Jurídica y/o Área de Psicología| en curso| 1|" in told
    assert "Abrió el caso 02-2026-0001: en curso." in text
    assert f"{WAITS}||| de él viene este caso|" in situation(page(women, "--caso", "02-2026-0001"))


def test_how_many_are_in_each_step(children: Counter) -> None:
    told = situation(page(children, KEY, "--carga"))
    assert "Dónde están los casos: 12 casos, 4 vencidos" in told
    assert "2.3 Determina si la denuncia resulta positiva, negativa o en valoración.| 3| 0| 18 días| 2|" in told
    assert "2.2 Realiza verificación domiciliaria| 1| 1| 18 días| 2|" in told
    assert told.count("| 18 días|") + told.count("| 17.9 días|") == 9


def test_steps_that_are_no_longer_there_are_told(children: Counter) -> None:
    edit(children.folder, KEY, ("actividad: Realiza verificación domiciliaria", "actividad: Visita la casa"))
    told = situation(page(children, KEY, "--carga"))
    assert "Dónde están los casos: 12 casos, 4 vencidos" in told
    assert "2.2 Realiza verificación domiciliaria| 1| 1| 18 días| ya no está así|" in told
    out = " ".join(children.done("diagrama", KEY, "--carga").split())
    assert "su paso ya no está así en el procedimiento" in out
    assert "2.2 Realiza verificación domiciliaria (1 caso)" in out


def test_a_procedure_with_errors_is_not_drawn_and_its_cases_are_told(women: Counter) -> None:
    edit(women.folder, OTHER, ("clave: PR-IMMUVER-01\n", "clave: PR-IMMUVER-01\nclabe: PR-IMMUVER-01\n"))
    ran = women("diagrama", "--todos", "--carga", "--formato", "pdf")
    assert ran.code == 1
    assert "con él no se abren casos" in ran.err
    assert "5 casos abiertos no se dibujan" in " ".join(ran.out.split())
    assert len(list((women.folder / "diagramas").iterdir())) == 4


def test_all_procedures(women: Counter) -> None:
    out = women.done("diagrama", "--todos", "--carga", "--formato", "pdf")
    assert [line.partition(":")[0] for line in out.splitlines()] == [f"PR-IMMUVER-0{n}" for n in range(1, 6)]
    assert len(list((women.folder / "diagramas").glob("*-carga.pdf"))) == 5


def test_a_procedure_that_is_not_of_the_workspace(women: Counter) -> None:
    assert "No hay aquí un procedimiento «64-AJP-P01»" in women.refused("diagrama", KEY, "--carga")


@pytest.mark.parametrize("asked", [("--caso", OVERDUE), (KEY, "--carga")])
def test_the_sheets_of_a_training_workspace_say_that_nothing_in_them_is_real(
    children: Counter, asked: tuple[str, ...]
) -> None:
    """Printed, they would be taken for those of real cases."""
    assert page(children, *asked).count("CAPACITACIÓN") >= 2
    folder = children.folder / "diagramas"
    for form in ("svg", "pdf"):
        shutil.rmtree(folder)
        children.done("diagrama", *asked, "--formato", form)
        for path in folder.iterdir():
            if form == "svg":
                sheets = [path.read_text(encoding="utf-8")]
            else:
                sheets = [sheet.extract_text() for sheet in PdfReader(path).pages]
            assert sheets
            assert all("CAPACITACIÓN" in sheet for sheet in sheets), path
    config = children.folder / "cauce.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("capacitacion = true", "capacitacion = false"), encoding="utf-8")
    shutil.rmtree(folder)
    assert children.terminal("diagrama", *asked, "--como", children.person).code == 0
    assert not any("CAPACITACIÓN" in path.read_text(encoding="utf-8") for path in folder.iterdir())
