"""Several who confirm a step; a derivation and the case it opens; a repeated report that is only proposed."""

from __future__ import annotations

import pytest

from tests.support.conversation import Conversation
from tests.support.counter import Counter

FOLIO, CHILD = "01-2026-0001", "02-2026-0001"
FACTS = {
    "nombre_usuaria": "Persona Inventada Diez",
    "datos_generales": "Datos inventados",
    "modalidad_servicio": "programado",
    "caso_urgente": "no",
}
FORM = {
    "datos_usuaria": "Datos inventados",
    "datos_agresor": "Datos inventados",
    "vinculo": "Vínculo inventado",
    "tipos_violencia": "Inventado",
    "modalidades": "Inventado",
    "otras_circunstancias": "Inventado",
    "indicadores_riesgo": "Inventado",
}


@pytest.fixture
def interviewed(women: Counter) -> Counter:
    """A case at its step 3, of which reception has done its part."""
    women.done("abrir", "PR-IMMUVER-01")
    women.done("avanzar", FOLIO, "--dato", "canal=presencial")
    women.done("avanzar", FOLIO, "--datos", women.file("datos.json", FACTS), "--documento", "bitacora=libro 2")
    return women


def test_who_confirms_before_the_last_is_asked_for_nothing(interviewed: Counter) -> None:
    words = ("avanzar", FOLIO, "--como", "recepcion", "--ahora", interviewed.as_of)
    with Conversation(*words, cwd=interviewed.folder) as talk:
        shown = talk.answer("sí")
        assert talk.ended() == 0
    assert "¿Confirma?" in shown
    assert "cédula?" not in shown
    assert "a cargo de Trabajo Social" in " ".join(talk.screen.split())


def derived(interviewed: Counter) -> str:
    """Take the case to its derivation, and return what was told of it."""
    interviewed.done("avanzar", FOLIO)
    form = interviewed.file("datos.json", as_options(interviewed, FORM))
    social = {"person": "trabajo_social"}
    interviewed.done("avanzar", FOLIO, "--datos", form, "--documento", "cedula=legajo 3", **social)
    interviewed.done("avanzar", FOLIO, "--dato-de", f"problematica={interviewed.file('p.txt', 'Inventada')}", **social)
    interviewed.done("avanzar", FOLIO, "--rama", "derivación", **social)
    return " ".join(interviewed.done("avanzar", FOLIO, "--dato", "areas=juridica", **social).split())


def test_a_derivation_left_halfway_when_accepting_it_is_gone_on_with(interviewed: Counter) -> None:
    derived(interviewed)
    interviewed.done("documento", "anular", FOLIO, "cedula", "--motivo", "Era de otro caso", person="trabajo_social")
    words = ("aceptar", FOLIO, "--como", "abogada", "--ahora", interviewed.as_of)
    with Conversation(*words, cwd=interviewed.folder) as talk:
        talk.answer("papel", "legajo 4")
        assert talk.leave() == 130, talk.screen
    assert f"cauce aceptar {FOLIO} --derivacion" in talk.screen
    with Conversation(*words, cwd=interviewed.folder) as talk:
        shown = talk.answer("sí")
        assert "La vez pasada dejó esto a medias." in shown
        assert "legajo 4" in shown
        talk.answer("sí")
        assert talk.ended() == 0, talk.screen
    assert interviewed.case(CHILD)["documentos"][0]["referencia"] == "legajo 4"


def test_a_derivation_is_accepted_and_its_case_comes_back(interviewed: Counter) -> None:
    social = {"person": "trabajo_social"}
    assert "Se derivó a PR-IMMUVER-02." in derived(interviewed)
    assert "Aceptar la derivación a PR-IMMUVER-02" in interviewed.done("pendientes", person="abogada")
    assert "Espera respuesta" in interviewed.done("ver", FOLIO)
    assert "la recibe" in interviewed.refused("aceptar", FOLIO, person="jefatura_prevencion")
    interviewed.done("rechazar", FOLIO, "--motivo", "Motivo inventado", person="abogada")
    number = interviewed.case(FOLIO)["derivados"][0]["numero"]
    shown = interviewed.done("ver", FOLIO, **social)
    for cure in ("turnar", "cancelar"):
        assert f"cauce {cure} {FOLIO} --derivacion {number} --como " in shown
    interviewed.done("turnar", FOLIO, "--derivacion", str(number), "--motivo", "Motivo inventado", **social)
    with Conversation("aceptar", FOLIO, "--como", "trabajo_social", cwd=interviewed.folder) as talk:
        shown = " ".join(talk.asked().split())
        assert f"Se aceptará la derivación de {FOLIO} y se abrirá un caso de PR-IMMUVER-02" in shown
        talk.process.sendline("no")
        assert talk.ended() == 1
        assert "No se abrió ningún caso." in talk.screen
    assert interviewed.case(FOLIO)["derivados"][0]["folio"] == ""
    opened = interviewed.done("aceptar", FOLIO, **social).splitlines()
    assert opened[0] == f"{CHILD}: se aceptó la derivación y se abrió este caso."
    assert opened[-1] == f"Para seguir: cauce avanzar {CHILD} --como {social['person']}"
    assert interviewed.case(FOLIO)["derivados"][0]["folio"] == CHILD
    assert f"viene del caso {FOLIO}" in " ".join(interviewed.done("ver", CHILD).split())


def as_options(counter: Counter, form: dict[str, str]) -> dict[str, object]:
    """The form with the first option of each datum that has options."""
    shown = {each["id"]: each for each in counter.json("mostrar", "PR-IMMUVER-01")["datos"]}
    found: dict[str, object] = {}
    for name, value in form.items():
        options = shown[name]["opciones"]
        first = next(iter(options)) if options else value
        found[name] = [first] if shown[name]["tipo"] == "opciones" else first
    return found


def test_an_earlier_report_is_proposed_and_never_taken_silently(children: Counter) -> None:
    for number in (1, 2):
        folio = f"P01-2026-{number:04d}"
        children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
        first = {"medio": "llamada", "hechos": "Hechos inventados"}
        children.done("avanzar", folio, "--datos", children.file("datos.json", first))
        second = {
            "tipos": ["abuso_fisico"],
            "menores": [{"nombre": "Niña Inventada Uno", "edad": 7}],
            "domicilio": "Calle Inventada 5",
            "denunciados": [{"nombre": "Persona Inventada X"}],
            "urgente": "no",
            "grave": "no",
        }
        papers = ("--documento", "f01", "--documento", "sistema_pdmf")
        children.done("avanzar", folio, "--datos", children.file("datos.json", second), *papers)
        children.done("avanzar", folio, "--documento", "f02", person="asistencia_previa")
    words = ("avanzar", "P01-2026-0002", "--como", "trabajo_social", "--ahora", children.as_of)
    with Conversation(*words, cwd=children.folder) as talk:
        shown = " ".join(talk.asked().split())
        assert "¿La denuncia es repetida?" in shown
        assert "Coincide con P01-2026-0001" in shown
        assert "Se propone: sí. Para contestar eso mismo, escriba «igual»." in shown
        talk.process.sendline("")
        assert "Hace falta una respuesta." in talk.asked()
        talk.process.sendline("igual")
        talk.asked()
