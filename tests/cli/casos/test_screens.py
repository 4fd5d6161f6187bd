"""What the staff sees: within 80 columns, what burns first, no personal data in lists, nothing interpreted."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.casos.test_opening import CASE_KEYS
from tests.support.conversation import Conversation
from tests.support.counter import Counter

FOLIO = "P01-2026-0001"
CANARY = "Niña Inventada Canario"
FACTS = {
    "tipos": ["abuso_fisico"],
    "menores": [{"nombre": CANARY, "edad": 7}],
    "domicilio": "Calle Inventada 5",
    "denunciados": [{"nombre": "Persona Inventada X"}],
    "urgente": "si",
    "grave": "no",
}
NASTY = [
    "\x1b[2J\x1b]0;título\x07",
    "\x1b]52;c;QUJD\x07",
    "\u202eoculto\u2066",
    "Calle [/centro] [bold]5[/bold]",
    "=SUMA(A1)\tb\nsegunda línea\r",
    "x" * 10_000,
    "\x9b31m\x00\x7f",
]
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def registered(children: Counter) -> Counter:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    first = children.file("datos.json", {"medio": "llamada", "hechos": "Hechos inventados"})
    children.done("avanzar", FOLIO, "--datos", first)
    papers = ("--documento", "f01=legajo 3", "--documento", "sistema_pdmf")
    children.done("avanzar", FOLIO, "--datos", children.file("datos.json", FACTS), *papers)
    return children


def test_where_a_case_is_fits_a_screen(registered: Counter) -> None:
    registered.as_of = "2026-03-14T09:00"
    shown = registered.done("ver", FOLIO, person="asistencia_previa")
    lines = shown.splitlines()
    assert max(map(len, lines)) <= 80
    text = " ".join(shown.split())
    assert text.startswith(f"{FOLIO} · 64-AJP-P01 Atención a Denuncias de Línea Protege")
    assert "Abierto; se abrió ayer a las 16:20 (vie 13-03-2026)" in text
    assert "Está en el paso 1.3: Captura denuncia en registro de folios y turna" in text
    assert "Debe hacerlo: Asistencia Previa, le toca a usted; desde ayer" in text
    assert "Falta: documento «" in text
    assert "Sigue: 2.1 Recibe la denuncia, verifica" in text
    assert "vence pasado mañana a las 16:20 (lun 16-03-2026)" in text
    assert f"¿Cómo se llama? {CANARY}, ¿Qué edad tiene? 7" in text
    assert lines[-1] == f"Para seguir: cauce avanzar {FOLIO} --como asistencia_previa"
    assert text.index("Falta:") < text.index("Plazos") < text.index("Documentos") < text.index("Datos")


def test_on_a_terminal_it_keeps_to_the_screen(registered: Counter) -> None:
    words = ("ver", FOLIO, "--como", "auxiliar", "--ahora", registered.as_of)
    with Conversation(*words, cwd=registered.folder) as talk:
        assert talk.ended() == 0
        lines = talk.screen.splitlines()[1:]  # the banner of training comes before
    assert len(lines) <= 23
    assert re.match(r"… y \d+ renglones más: cauce ver P01-2026-0001 --completo", lines[-3])
    assert any("Está en el paso 1.3" in line for line in lines)
    with Conversation(*words, "--completo", cwd=registered.folder) as talk:
        assert talk.ended() == 0
        assert CANARY in talk.screen


def test_a_long_inbox_shows_what_burns_and_keeps_to_the_screen(registered: Counter) -> None:
    registered.as_of = "2026-03-13T18:00"
    for _ in range(25):
        registered.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    words = ("pendientes", "--todos", "--como", "auxiliar", "--ahora", "2026-03-16T17:00")
    with Conversation(*words, cwd=registered.folder) as talk:
        assert talk.ended() == 0
    lines = talk.screen.splitlines()[1:]
    assert len(lines) <= 23
    assert lines[1].startswith("Con (?)")
    assert lines[3].startswith("Vencido")
    assert lines[4].split()[0] == FOLIO
    assert re.match(r"… y \d+ renglones más: cauce pendientes --completo", lines[-3])


def test_the_case_as_json_has_exactly_its_keys(registered: Counter) -> None:
    case = registered.case(FOLIO)
    assert list(case) == CASE_KEYS
    assert case["posiciones"] == [
        {
            "paso": "1.3",
            "id": "1.3",
            "responsables": ["asistencia_previa"],
            "desde": "2026-03-13T16:20:00-07:00",
            "vence": "2026-03-16T16:20:00-07:00",
        }
    ]
    assert [paper["referencia"] for paper in case["documentos"]] == ["legajo 3", ""]
    assert case["plazos"][0]["limite"] == "72 horas"
    assert {each["orden"] for each in case["puede"]} <= {"avanzar", "aceptar", "turnar", "interrumpir"}


@pytest.mark.parametrize(
    ("as_of", "heading"),
    [
        ("2026-03-16T16:21", "Vencido (1)"),
        ("2026-03-16T09:00", "Vence hoy (1)"),
        ("2026-03-15T09:00", "Vence mañana (1)"),
        ("2026-03-13T17:00", "Vence en 7 días (1)"),
    ],
)
def test_what_burns_goes_first(registered: Counter, as_of: str, heading: str) -> None:
    registered.as_of = as_of
    lines = registered.done("pendientes", "--todos", person="asistencia_previa").splitlines()
    assert lines[0].startswith("1 pendiente de todo el personal")
    assert lines[2] == heading
    assert FOLIO in lines[3]
    assert max(map(len, lines)) <= 80
    assert lines[-1] == f"Para atender el primero: cauce avanzar {FOLIO} --como asistencia_previa"


def test_the_inbox_holds_no_personal_data(registered: Counter) -> None:
    for words in (["pendientes", "--todos"], ["pendientes", "--todos", "--json"], ["vigilar"]):
        out = registered.done(*words)
        assert "Canario" not in out
        assert "Inventada 5" not in out


def test_the_inbox_of_a_person_of_a_role_and_of_a_time(registered: Counter) -> None:
    assert FOLIO in registered.done("pendientes", person="asistencia_previa")
    assert "Ningún pendiente" in registered.done("pendientes", person="procurador")
    assert FOLIO in registered.done("pendientes", "--responsable", "ASISTENCIA previa", person="procurador")
    assert registered.json("pendientes", "--vencidos", "--todos") == []
    assert registered.json("pendientes", "--proximos", "1", "--todos") == []
    tasks = registered.json("pendientes", "--proximos", "3", "--todos")
    assert [(task["folio"], task["paso"], task["tipo"]) for task in tasks] == [(FOLIO, "1.3", "paso")]
    assert "no hay una función" in registered.refused("pendientes", "--responsable", "nadie", code=2)
    registered.refused("pendientes", "--vencidos", "--proximos", "3", code=2)


def test_the_history_tells_who_what_when_and_why(registered: Counter) -> None:
    registered.as_of = "2026-03-14T09:30"
    registered.done("corregir", FOLIO, "--a", "1.2", "--motivo", "Motivo inventado")
    shown = registered.done("historial", FOLIO)
    text = " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 80
    assert "versión Rev. 3" in text
    assert "vie 13-03-2026 16:20 · Persona Inventada 1" in text
    assert "sáb 14-03-2026 09:30" in text
    assert "Se completó el paso 1.1 «Recibe denuncia de violencia intrafamiliar»" in text
    assert "Se corrigió: el caso volvió al paso 1.2" in text
    assert "Motivo: Motivo inventado" in text
    assert "(sin efecto: se corrigió después)" in text
    facts = registered.json("historial", FOLIO)
    assert [fact["secuencia"] for fact in facts] == list(range(1, len(facts) + 1))
    assert {fact["version"] for fact in facts} == {"Rev. 3"}
    assert facts[-1]["huella"]
    assert any(fact["motivo"] == "Motivo inventado" for fact in facts)


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_that_was_written_is_interpreted(children: Counter, nasty: str) -> None:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    facts = children.file("datos.json", {"medio": "llamada", "hechos": nasty, "denunciante": nasty})
    children.done("avanzar", FOLIO, "--datos", facts)
    children.done("documento", "agregar", FOLIO, f"f01={nasty.replace(chr(0), '')}")
    children.done("anotar", FOLIO, "--nota-de", children.file("nota.txt", nasty))
    children.done("documento", "anular", FOLIO, "f01", "--motivo-de", children.file("motivo.txt", nasty))
    for words in (["ver"], ["historial"], ["documento", "listar"]):
        ran = children(*words, FOLIO)
        assert ran.code == 0
        assert not RAW.search(ran.out + ran.err), words
        as_json = children(*words, FOLIO, "--json")
        assert not RAW.search(as_json.out)
        json.loads(as_json.out)
    assert children.case(FOLIO)["datos"]["hechos"] == nasty.strip()
    for words in (["ver", nasty], ["avanzar", FOLIO, "--paso", nasty], ["avanzar", FOLIO, "--rama", nasty]):
        ran = children(*(word.replace("\x00", "") for word in words))
        assert not RAW.search(ran.out + ran.err)
