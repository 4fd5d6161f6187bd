"""Things are called by their names: what was derived, which paper, whose role; never by what only a machine knows."""

from __future__ import annotations

import pytest

from tests.cli.casos.test_handing_over import CHILD, FOLIO, FORM, as_options, derived, interviewed
from tests.support.conversation import Conversation
from tests.support.counter import Counter

__all__ = ["interviewed"]
LINE = "P01-2026-0001"


def test_what_was_derived_and_who_receives_it(interviewed: Counter) -> None:
    derived(interviewed)
    seen = " ".join(interviewed.done("ver", FOLIO).split())
    assert "subdireccion_juridica" not in seen
    assert "Aceptar la derivación a PR-IMMUVER-02: " in seen
    words = ("aceptar", FOLIO, "--como", "abogada", "--ahora", interviewed.as_of)
    with Conversation(*words, cwd=interviewed.folder) as talk:
        talk.answer("sí")
        assert talk.ended() == 0, talk.screen
    seen = " ".join(interviewed.done("ver", FOLIO).split())
    assert f"PR-IMMUVER-02: aceptada, caso {CHILD}" in seen
    told = " ".join(interviewed.done("historial", FOLIO).split())
    assert "Se aceptó la derivación a PR-IMMUVER-02" in told
    assert "(abogada)" not in told
    assert "número" not in told


def test_what_is_chosen_is_said_once(interviewed: Counter) -> None:
    social = {"person": "trabajo_social"}
    interviewed.done("avanzar", FOLIO)
    form = interviewed.file("datos.json", as_options(interviewed, FORM))
    interviewed.done("avanzar", FOLIO, "--datos", form, "--documento", "cedula=legajo 3", **social)
    interviewed.done("avanzar", FOLIO, "--dato-de", f"problematica={interviewed.file('p.txt', 'Inventada')}", **social)
    words = ("avanzar", FOLIO, "--como", "trabajo_social", "--ahora", interviewed.as_of)
    with Conversation(*words, cwd=interviewed.folder) as talk:
        talk.answer("derivación")
        shown = talk.asked()
        assert shown.count("Respuesta: «Derivación»") == 1, shown
        assert talk.press() == 130


@pytest.fixture
def with_papers(children: Counter) -> Counter:
    """A case with two papers of the same kind."""
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    for where in ("legajo 3", "legajo 4"):
        children.done("documento", "agregar", LINE, f"f01={where}")
    return children


def test_which_paper_is_left_without_effect_is_confirmed(with_papers: Counter) -> None:
    words = ("documento", "anular", LINE, "f01", "--como", "auxiliar", "--ahora", with_papers.as_of)
    with Conversation(*words, cwd=with_papers.folder) as talk:
        shown = " ".join(talk.answer("Motivo inventado", "no").split())
        assert "Quedará sin efecto" in shown
        assert "el número 2 de 2, que agregó Persona Inventada 1" in shown
        assert "el vie 13-03-2026" in shown
        assert talk.ended() == 1
    assert not any(paper["sin_efecto"] for paper in with_papers.json("documento", "listar", LINE))
    with Conversation(*words, "--numero", "1", cwd=with_papers.folder) as talk:
        assert "el número 1 de 2" in " ".join(talk.answer("Motivo inventado", "sí").split())
        assert talk.ended() == 0, talk.screen
        assert "Quedó sin efecto" in talk.screen
    papers = with_papers.json("documento", "listar", LINE)
    assert [paper["sin_efecto"] for paper in papers] == [True, False]


def test_a_paper_that_is_not_there_is_refused_before_asking_why(with_papers: Counter) -> None:
    words = ("documento", "anular", LINE, "f01", "--numero", "9", "--como", "auxiliar", "--ahora", with_papers.as_of)
    with Conversation(*words, cwd=with_papers.folder) as talk:
        assert talk.ended() == 1
        said = " ".join(talk.screen.split())
    assert "no está vigente el número 9" in said
    assert "¿" not in said


def test_a_deadline_that_may_not_apply_says_so_in_the_list_too(children: Counter) -> None:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    children.as_of = "2026-03-20T09:00"
    assert "por confirmar" in children.done("ver", LINE)
    listed = children.done("pendientes", "--todos")
    assert "lun 16-03-2026 16:20 (?)" in listed
    assert "Con (?): por confirmar" in listed
    assert max(map(len, listed.splitlines())) <= 80


def test_a_lapsed_deadline_is_called_by_its_name(children: Counter) -> None:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    children.done("registrar", LINE, "--dato", "urgente=si")
    told = " ".join(children.terminal("vigilar", "--ahora", "2026-03-20T09:00").out.split())
    assert "venció el plazo «NC-1. Los casos urgentes se atienden en tres días»" in told


def test_a_procedure_with_errors_is_told_as_such(women: Counter) -> None:
    path = women.folder / "procedures" / "PR-IMMUVER-01.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("responsables:", "responsbles:"), encoding="utf-8")
    said = " ".join(women.refused("abrir", "PR-IMMUVER-01").split())
    assert "El archivo del procedimiento «PR-IMMUVER-01» tiene errores" in said
    assert f"cauce validar {path}" in said.replace(" /", "/") or "cauce validar" in said
    assert "hay: «" not in said


def test_whose_it_is_is_not_cut(children: Counter) -> None:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    children.done("registrar", LINE, "--dato", "urgente=si")
    children.done("asignar", LINE, "--persona", "auxiliar", person="quien_aprende")
    listed = children.done("pendientes", "--todos").splitlines()
    (line,) = (each for each in listed if LINE in each and "Recibe" in each)
    assert "… [Persona Inventada 1" in line
    assert "] " in line
    assert len(line) <= 80
