"""A person at the terminal: asked for exactly what the step needs, confirmed, and left at any moment without loss."""

from __future__ import annotations

import pytest

from tests.cli.casos.conftest import SMALL
from tests.support.conversation import CTRL_C, CTRL_D, PROMPT_AT_WORK, Conversation
from tests.support.counter import Counter

FOLIO = "P01-2026-0001"
FIRST = {"medio": "llamada", "hechos": "Hechos inventados"}
AS_OF = ("--como", "auxiliar", "--ahora", "2026-03-13T16:25")
SUPERVISES = ("--como", "quien_aprende", "--ahora", "2026-03-13T16:25")
ADVANCE = ("avanzar", FOLIO, *AS_OF)
REGISTERS = (
    "abuso fisico, abandono", "Niña Inventada Uno", "7", "no", "Calle Inventada 5", "Persona Inventada X", "Tío", "no",
    "sí", "no", "", "papel", "legajo 3", "sí", "sí",
)  # fmt: skip
"""The answers to step 1.2, in its order, with the confirmation last."""


@pytest.fixture
def opened(children: Counter) -> Counter:
    children.done("abrir", "64-AJP-P01", "--inicio", "denuncia")
    return children


@pytest.fixture
def registered(opened: Counter) -> Counter:
    opened.done("avanzar", FOLIO, "--datos", opened.file("datos.json", FIRST))
    return opened


def test_opening_asks_how_it_begins_and_confirms(children: Counter) -> None:
    with Conversation("abrir", "64-AJP-P01", *AS_OF, cwd=children.folder) as talk:
        shown = talk.asked()
        assert "¿Cómo empieza el caso?" in shown
        assert "1. Denuncia o solicitud de servicio" in shown
        talk.process.sendline("denuncia")
        talk.answer("sí")
        assert talk.ended() == 0
        assert "P01-2026-0001: se abrió este caso." in talk.screen


def test_a_step_is_asked_confirmed_and_told(opened: Counter) -> None:
    with Conversation(*ADVANCE, cwd=opened.folder) as talk:
        talk.answer("paloma", "9", "", "", "telefonica", "Hechos inventados", "", "quizá", "sí")
        assert talk.ended() == 0
        screen = " ".join(talk.screen.split())
    assert screen.count("No es ninguna de las opciones.") == 2
    assert screen.count("Hace falta una respuesta.") == 2
    assert "Para dejarlo aquí, Ctrl-C. Lo que haya contestado se guarda." in screen
    assert "Puede dejarse en blanco: Enter." in screen
    assert "Se completará el paso 1.1 «Recibe denuncia de violencia intrafamiliar»." in screen
    assert "Conteste sí o no, o el número de lo que quiera cambiar." in screen
    assert "Se completó el paso 1.1" in screen
    assert opened.case(FOLIO)["datos"] == FIRST


def test_records_one_by_one_papers_and_what_follows(registered: Counter) -> None:
    with Conversation(*ADVANCE, cwd=registered.folder) as talk:
        talk.answer(*REGISTERS)
        assert talk.ended() == 0
        screen = " ".join(talk.screen.split())
    assert "Anotado: ¿Cómo se llama? Niña Inventada Uno, ¿Qué edad tiene? 7" in screen
    assert "Se turnará a Asistencia Previa." in screen
    assert "Sigue en el paso 1.3 «Captura" in screen
    case = registered.case(FOLIO)
    assert case["datos"]["menores"] == [{"nombre": "Niña Inventada Uno", "edad": 7}]
    assert case["datos"]["tipos"] == ["abuso_fisico", "abandono"]
    paper = case["documentos"][0]
    assert (paper["id"], paper["referencia"]) == ("f01", "legajo 3")


def test_left_at_every_question_nothing_is_lost(registered: Counter) -> None:
    """One answer each time, and then Ctrl-C (or the end of input): the next time everything said is there."""
    before = registered.case(FOLIO)
    for number, answer in enumerate(REGISTERS[:-1]):
        with Conversation(*ADVANCE, cwd=registered.folder) as talk:
            if number:
                shown = talk.answer("sí")
                assert "La vez pasada dejó este paso a medias." in shown
            talk.answer(*_asked_again(number), answer)
            assert talk.leave(CTRL_D if number == 5 else CTRL_C) == 130, talk.screen
            assert "Interrumpido." in talk.screen
        assert registered.case(FOLIO) == before
    with Conversation(*ADVANCE, cwd=registered.folder) as talk:
        shown = talk.answer("sí", *_asked_again(len(REGISTERS) - 1), "sí")
        assert talk.ended() == 0, talk.screen
    for kept in (
        "Abuso físico y Abandono",
        "Niña Inventada Uno",
        "Calle Inventada 5",
        "Persona Inventada X",
        "legajo 3",
    ):
        assert kept in shown
    assert registered.case(FOLIO)["datos"]["menores"] == [{"nombre": "Niña Inventada Uno", "edad": 7}]


def _asked_again(number: int) -> list[str]:
    """What is asked once more before answer `number`: what was left out, and a paper whose place was not said."""
    return [*([""] if number > 10 else []), *(["papel"] if number == 12 else [])]


def test_not_confirmed_keeps_the_answers_and_changes_nothing(opened: Counter) -> None:
    before = opened.case(FOLIO)
    with Conversation(*ADVANCE, cwd=opened.folder) as talk:
        talk.answer("1", "Hechos inventados", "", "no")
        assert talk.ended() == 1
        assert "No se cambió nada." in talk.screen
        assert f"cauce avanzar {FOLIO} --paso 1.1 --como auxiliar" in talk.screen
    assert opened.case(FOLIO) == before


def test_a_draft_that_is_not_wanted_is_asked_again_and_forgotten_when_done(opened: Counter) -> None:
    with Conversation(*ADVANCE, cwd=opened.folder) as talk:
        talk.answer("escrito")
        assert talk.leave() == 130
    with Conversation(*ADVANCE, cwd=opened.folder) as talk:
        talk.answer("no", "personal", "Hechos inventados", "", "sí")
        assert talk.ended() == 0
    assert opened.case(FOLIO)["datos"]["medio"] == "personal"
    opened.done("corregir", FOLIO, "--a", "1.1", "--motivo", "Motivo inventado")
    with Conversation(*ADVANCE, cwd=opened.folder) as talk:
        assert "a medias" not in talk.asked().replace("Para dejarlo a medias", "")


def test_what_was_given_in_the_command_is_not_asked(opened: Counter) -> None:
    with Conversation(*ADVANCE, "--dato", "medio=escrito", cwd=opened.folder) as talk:
        assert "¿Qué hechos se denuncian?" in talk.asked()


def test_a_file_that_is_not_there_is_asked_again(registered: Counter) -> None:
    paper = registered.file("denuncia.txt", "Hoja inventada")
    answers = [*REGISTERS[:11], "archivo", "/no/hay.pdf", paper, "sí", "sí"]
    with Conversation(*ADVANCE, cwd=registered.folder) as talk:
        talk.answer(*answers)
        assert talk.ended() == 0
        assert "No existe el archivo «/no/hay.pdf»." in talk.screen
    assert registered.case(FOLIO)["documentos"][0]["archivo"] == "denuncia.txt"


def test_reasons_are_asked_for_and_can_be_left(opened: Counter) -> None:
    with Conversation("suspender", FOLIO, *SUPERVISES, cwd=opened.folder) as talk:
        assert talk.leave() == 130
        assert "¿Por qué se suspende?" in talk.screen
    assert opened.case(FOLIO)["estado"] == "abierto"
    with Conversation("suspender", FOLIO, "--motivo", *SUPERVISES, cwd=opened.folder) as talk:
        talk.answer("Motivo inventado")
        assert talk.ended() == 0
    assert opened.case(FOLIO)["estado"] == "suspendido"


def test_with_real_cases_the_note_is_asked_and_never_in_the_command(at_work: Counter) -> None:
    at_work.terminal("personal", "agregar", "Persona Inventada Uno", "--responsable", "recepcion")
    as_one = ("--como", "persona_inventada_uno")
    at_work.terminal("abrir", "PR-IMMUVER-01", "--no-preguntar", *as_one)
    folio = at_work.terminal("pendientes", *as_one).out.split(" --como ")[0].split()[-1]
    with Conversation("anotar", folio, "--nota", *as_one, cwd=at_work.folder, prompt=PROMPT_AT_WORK) as talk:
        talk.answer("Nota inventada")
        assert talk.ended() == 0
    assert "CAPACITACIÓN" not in talk.screen
    assert "Nota: Nota inventada" in at_work.terminal("historial", folio, *as_one).out


def test_going_back_asks_where_then_why_and_is_confirmed(registered: Counter) -> None:
    before = registered.case(FOLIO)
    with Conversation("corregir", FOLIO, *AS_OF, cwd=registered.folder) as talk:
        shown = talk.asked()
        assert "¿A qué paso se vuelve?" in shown
        assert "a. Paso 1.1: Recibe denuncia de violencia intrafamiliar" in shown
        talk.process.sendline("1.1")
        assert "¿Qué hay que corregir?" in talk.answer("Motivo inventado")
        assert "Se corregirá: el caso volverá al paso 1.1" in talk.answer("no")
        assert talk.ended() == 1
        assert "No se cambió nada." in talk.screen
    assert registered.case(FOLIO) == before
    with Conversation("corregir", FOLIO, *AS_OF, cwd=registered.folder) as talk:
        talk.answer("a", "Motivo inventado", "sí")
        assert talk.ended() == 0
    assert registered.case(FOLIO)["posiciones"][0]["paso"] == "1.1"


def test_what_interrupts_is_told_before_it_happens(women: Counter) -> None:
    women.done("abrir", "PR-IMMUVER-01")
    words = ("interrumpir", "01-2026-0001", "--como", "recepcion", "--ahora", women.as_of)
    with Conversation(*words, cwd=women.folder) as talk:
        shown = talk.answer("desiste", "orientación", "sí")
        assert talk.ended() == 0
    assert "El caso concluirá: «Sólo orientación o desistimiento»." in " ".join(shown.split())
    assert women.case("01-2026-0001")["estado"] == "concluido"


def test_one_answer_is_changed_before_confirming(opened: Counter) -> None:
    with Conversation(*ADVANCE, cwd=opened.folder) as talk:
        talk.answer("llamada", "Hechos inventados", "")
        shown = talk.answer("quizá")
        assert "1. ¿Por qué medio se recibió la denuncia? Llamada telefónica" in " ".join(shown.split())
        shown = talk.answer("1")
        assert "Conteste sí o no, o el número de lo que quiera cambiar." in shown
        shown = talk.answer("escrito")
        assert "¿Por qué medio se recibió la denuncia?" in shown
        assert "1. ¿Por qué medio se recibió la denuncia? Escrito" in talk.answer("sí"), "in the order of the step"
        assert talk.ended() == 0, talk.screen
    assert opened.case(FOLIO)["datos"] == {**FIRST, "medio": "escrito"}


@pytest.mark.parametrize("columns", [60, 80])
def test_no_line_is_broken_in_the_middle_of_a_word(opened: Counter, columns: int) -> None:
    """The banner of training, and what is said of a wrong use, fit in the lines of a terminal."""
    for words in (("pendientes", *AS_OF), ("suplir",), ("avanzar", FOLIO, "--dato", "hechos=x", *AS_OF)):
        with Conversation(*words, cwd=opened.folder, columns=columns) as talk:
            talk.ended()
        lines = talk.screen.splitlines()
        assert max(map(len, lines)) <= columns, lines
        assert any(line.startswith(("CAPACITACIÓN · ", "«suplir»")) for line in lines)


def test_a_step_is_refused_and_one_answer_mends_it(registered: Counter) -> None:
    """What is not there yet is among what can be changed; leaving it changes nothing and keeps the rest."""
    with Conversation(*ADVANCE, cwd=registered.folder) as talk:
        talk.answer(*REGISTERS[:11], "todavía no", "sí")
        shown = talk.asked()
        assert "falta el documento" in " ".join(shown.split()), talk.screen
        number = next(line.split(".")[0].strip() for line in shown.splitlines() if "todavía no está" in line)
        talk.process.sendline("sí")
        talk.answer(number, "papel", "legajo 3", "sí")
        assert talk.ended() == 0, talk.screen
    papers = {paper["id"]: paper["referencia"] for paper in registered.case(FOLIO)["documentos"]}
    assert papers["f01"] == "legajo 3"


def test_leaving_when_asked_about_what_was_kept_says_that_it_still_is(opened: Counter) -> None:
    with Conversation(*ADVANCE, cwd=opened.folder) as talk:
        talk.answer("escrito")
        assert talk.leave() == 130
    for _ in range(2):
        with Conversation(*ADVANCE, cwd=opened.folder) as talk:
            assert talk.leave() == 130
            assert "La vez pasada dejó este paso a medias." in talk.screen
            assert "Lo que había contestado la vez pasada sigue guardado." in talk.screen


def test_what_a_start_asks_for_can_be_changed_too(children: Counter) -> None:
    words = ("abrir", "64-AJP-P01", "--como", "guardia", "--ahora", "2026-03-13T23:00")
    with Conversation(*words, cwd=children.folder) as talk:
        talk.answer("disposicion", "Niña Inventada Uno", "7", "no", "Juez Equivocado", "papel", "legajo 3")
        shown = " ".join(talk.asked().split())
        assert "2. ¿Qué autoridad" in shown
        assert "(sí/no, o el número de lo que quiera cambiar)" in shown
        talk.process.sendline("2")
        talk.answer("Juez Inventado", "sí")
        assert talk.ended() == 0, talk.screen
    assert children.case(FOLIO)["datos"]["autoridad_judicial"] == "Juez Inventado"


@pytest.mark.parametrize("words", [("avanzar", FOLIO), ("corregir", FOLIO, "--a", "1.1"), ("cerrar", FOLIO)])
def test_whoever_may_not_do_it_is_told_before_being_asked(registered: Counter, words: tuple[str, ...]) -> None:
    with Conversation(*words, "--como", "guardia", "--ahora", registered.as_of, cwd=registered.folder) as talk:
        assert talk.ended() == 1
        said = " ".join(talk.screen.split())
    assert "debe hacerlo" in said
    assert "Quien Aprende" in said
    assert "¿" not in said
    assert "falta el" not in said


def test_whoever_corrects_one_answer_takes_the_others_as_they_were(registered: Counter) -> None:
    registered.done("corregir", FOLIO, "--a", "1.1", "--motivo", "Motivo inventado")
    with Conversation(*ADVANCE, cwd=registered.folder) as talk:
        shown = " ".join(talk.asked().split())
        assert "Es lo que se había registrado antes de corregir." in shown
        assert "Se propone: Llamada telefónica" in shown
        talk.process.sendline("escrito")
        talk.answer("igual", "", "sí")
        assert talk.ended() == 0, talk.screen
    assert registered.case(FOLIO)["datos"] == {**FIRST, "medio": "escrito"}


def test_how_much_more_time_is_asked_of_who_may_give_it(opened: Counter) -> None:
    with Conversation("prorrogar", FOLIO, *SUPERVISES, cwd=opened.folder) as talk:
        shown = " ".join(talk.asked().split())
        assert "¿Cuánto tiempo más se da?" in shown
        assert "es de 72 horas: escriba solo el número, en esa unidad." in shown
        talk.process.sendline("veinte")
        assert "Escriba un número entero de 1" in talk.asked()
        talk.process.sendline("24")
        talk.answer("Motivo inventado")
        assert "Se dará prórroga hasta el mar 17-03-2026" in talk.answer("sí")
        assert talk.ended() == 0, talk.screen
    assert opened.case(FOLIO)["plazos"][0]["vence"] == "2026-03-17T16:20:00-07:00"
    with Conversation("prorrogar", FOLIO, *AS_OF, cwd=opened.folder) as talk:
        assert talk.ended() == 1
        assert "una persona que supervise" in " ".join(talk.screen.split())


@pytest.mark.parametrize("name", ["anotar", "registrar", "canalizar"])
def test_who_works_elsewhere_is_told_before_writing_anything(women: Counter, name: str) -> None:
    women.done("abrir", "PR-IMMUVER-01")
    with Conversation(name, "01-2026-0001", "--como", "abogada", cwd=women.folder) as talk:
        assert talk.ended() == 1
        said = " ".join(talk.screen.split())
    assert "lo hace alguien que trabaje en este procedimiento: Recepcionista o Trabajo Social" in said
    assert "¿" not in said


def test_who_may_not_interrupt_is_told_before_what_happened_is_asked_for(women: Counter) -> None:
    women.done("abrir", "PR-IMMUVER-01")
    with Conversation("interrumpir", "01-2026-0001", "desiste", "--como", "abogada", cwd=women.folder) as talk:
        assert talk.ended() == 1
        said = " ".join(talk.screen.split())
    assert "debe hacerlo Recepcionista o Trabajo Social" in said
    assert "¿" not in said


OPEN = ("abrir", "64-AJP-P01", "--inicio", "disposicion_judicial", "--como", "guardia", "--ahora", "2026-03-13T23:00")
TOLD = ("Niña Inventada Uno", "7", "no", "Juez Inventado", "papel", "legajo 3")


def test_an_opening_left_at_every_question_loses_nothing(children: Counter) -> None:
    for number, answer in enumerate(TOLD[:-1]):
        with Conversation(*OPEN, cwd=children.folder) as talk:
            if number:
                assert "La vez pasada dejó esto a medias." in talk.answer("sí")
            talk.answer(answer)
            assert talk.leave(CTRL_D if number == 2 else CTRL_C) == 130, talk.screen
            assert "cauce abrir 64-AJP-P01 --inicio disposicion_judicial --como guardia" in talk.screen
    with Conversation(*OPEN, cwd=children.folder) as talk:
        shown = " ".join(talk.answer("sí", "papel", TOLD[-1], "sí").split())
        assert talk.ended() == 0, talk.screen
    assert all(kept in shown for kept in ("Niña Inventada Uno", "Juez Inventado", "legajo 3"))
    assert children.case(FOLIO)["datos"]["autoridad_judicial"] == "Juez Inventado"
    with Conversation(*OPEN, cwd=children.folder) as talk:
        assert "esto a medias" not in talk.asked(), "another case is another person's"


def left(children: Counter, *answers: str) -> None:
    with Conversation(*OPEN, cwd=children.folder) as talk:
        talk.answer(*answers)
        assert talk.leave() == 130, talk.screen


def test_what_was_left_may_be_of_another_matter_and_stays_until_it_is_opened(children: Counter) -> None:
    left(children, "Niña Inventada Uno")
    with Conversation(*OPEN, cwd=children.folder) as talk:
        shown = " ".join(talk.answer("no", "sí", "Niña Inventada Dos", *TOLD[1:], "sí").split())
        assert talk.ended() == 0, talk.screen
    assert "Niña Inventada Uno" not in shown
    assert children.case(FOLIO)["datos"]["menores"][0]["nombre"] == "Niña Inventada Dos"
    with Conversation(*OPEN, cwd=children.folder) as talk:
        assert "Niña Inventada Uno" in talk.asked()
        talk.type("no").answer("no")
        assert talk.leave() == 130
    with Conversation(*OPEN, cwd=children.folder) as talk:
        assert "esto a medias" not in talk.asked(), "it was not wanted any more"


def test_what_was_left_is_offered_to_nobody_else_and_by_no_other_start(children: Counter) -> None:
    left(children, "Niña Inventada Uno")
    for words in (
        ("abrir", "64-AJP-P01", "--inicio", "disposicion_judicial", "--como", "quien_aprende"),
        ("abrir", "64-AJP-P01", "--inicio", "denuncia", "--como", "quien_aprende"),
    ):
        with Conversation(*words, "--ahora", "2026-03-13T23:00", cwd=children.folder) as talk:
            assert "a medias" not in talk.asked().replace("Para dejarlo a medias", "")


def test_what_is_left_of_one_matter_does_not_take_the_place_of_what_was_left_of_another(children: Counter) -> None:
    left(children, "Niña Inventada Uno")
    left(children, "no", "sí", "Niña Inventada Dos")
    with Conversation(*OPEN, cwd=children.folder) as talk:
        assert "Niña Inventada Dos" in talk.asked(), "the last comes first"
        talk.type("no").answer("sí")
        assert "Niña Inventada Uno" in talk.answer("sí", *TOLD[1:], "sí")
        assert talk.ended() == 0, talk.screen
    assert children.case(FOLIO)["datos"]["menores"][0]["nombre"] == "Niña Inventada Uno"
    with Conversation(*OPEN, cwd=children.folder) as talk:
        talk.answer("sí", *TOLD[1:], "sí")
        assert talk.ended() == 0, talk.screen
    assert children.case("P01-2026-0002")["datos"]["menores"][0]["nombre"] == "Niña Inventada Dos"
    with Conversation(*OPEN, cwd=children.folder) as talk:
        assert "esto a medias" not in talk.asked()


def test_an_interruption_left_halfway_is_offered_again(women: Counter) -> None:
    women.done("abrir", "PR-IMMUVER-01")
    words = ("interrumpir", "01-2026-0001", "desiste", "--como", "recepcion", "--ahora", women.as_of)
    with Conversation(*words, cwd=women.folder) as talk:
        talk.answer("1")
        assert talk.leave() == 130, talk.screen
        assert "cauce interrumpir 01-2026-0001 desiste --como recepcion" in talk.screen
    assert women.case("01-2026-0001")["estado"] == "abierto"
    with Conversation(*words, cwd=women.folder) as talk:
        shown = talk.answer("sí")
        assert "La vez pasada dejó esto a medias." in shown
        assert "Sólo requería orientación" in shown
        talk.answer("sí")
        assert talk.ended() == 0, talk.screen
    assert women.case("01-2026-0001")["estado"] == "concluido"


def test_more_time_that_is_over_already_is_said_to_be_before_it_is_given(small: Counter) -> None:
    small.done("avanzar", "09-2026-0001")
    words = ("prorrogar", "09-2026-0001", "--mas", "3", "--motivo", "Motivo inventado", "--como", "quien_aprende")
    small.as_of = "2026-03-30T09:00"
    with Conversation(*words, "--ahora", small.as_of, cwd=small.folder) as talk:
        assert "Se dará prórroga hasta el mar 17-03-2026, que ya pasó." in " ".join(talk.answer("no").split())
        assert talk.ended() == 1
    said = small.done(*words[:-2], person="quien_aprende")
    assert "Se dio prórroga hasta el mar 17-03-2026, que ya pasó." in " ".join(said.split())


def test_what_happened_is_not_asked_of_who_may_not_tell_it(small: Counter) -> None:
    words = ("interrumpir", "09-2026-0001", "--ahora", small.as_of)
    with Conversation(*words, "--como", "abogada", cwd=small.folder) as talk:
        assert talk.ended() == 1
        assert "¿Qué pasó?" not in talk.screen
        assert "debe hacerlo Recepción" in " ".join(talk.screen.split())
    with Conversation(*words, "--como", "recepcion", cwd=small.folder) as talk:
        assert "¿Qué pasó?" in talk.asked()


def test_whom_a_step_names_is_asked_for(women: Counter) -> None:
    text = SMALL.replace("actividad: Recibe}", "actividad: Recibe, designa: abogada}")
    (women.folder / "procedures" / "PRUEBA-09.yaml").write_text(text, encoding="utf-8")
    assert women.done("abrir", "PRUEBA-09").splitlines()[-1].startswith("Para seguir: cauce avanzar 09-2026-0001")
    assert "cauce avanzar 09-2026-0001 --designa PERSONA" in women.refused("avanzar", "09-2026-0001")
    with Conversation("avanzar", "09-2026-0001", "--como", "recepcion", cwd=women.folder) as talk:
        assert "¿Quién será Abogada?" in talk.answer("1")
        talk.answer("sí")
        assert talk.ended() == 0, talk.screen
