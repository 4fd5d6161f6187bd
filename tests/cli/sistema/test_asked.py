"""What is asked on a terminal: names, phrases that are not shown, keys from paper; and Ctrl-C at each question."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.cli.workspace.folder import read_workspace
from cauce.cli.workspace.sheet import rows_in
from cauce.store.key_files import key_path
from cauce.store.recovery import key_from_rows, recovery_rows
from tests.support.conversation import CTRL_D, Conversation
from tests.support.terminal import cauce_process

PHRASE = "cuatro palabras que nadie junta"


def test_a_workspace_is_made_by_answering(folder: Path, keys: Path) -> None:
    with Conversation("iniciar", "casos", cwd=folder) as person:
        person.wait_for("¿De qué institución es el espacio?").wait_for("nombre:").type("2")
        person.wait_for("¿Cómo se llama usted?").type("").type("Persona Inventada Cero")
        person.wait_for("Espacio creado: casos")
        assert person.ended() == 0
    assert read_workspace(folder / "casos").institution == "sonora"
    assert len(list(keys.iterdir())) == 1


@pytest.mark.parametrize("answers", [[], ["1"], ["1", "Persona Inventada Cero"]])
def test_ctrl_c_at_each_question_leaves_nothing(folder: Path, keys: Path, answers: list[str]) -> None:
    questions = ["¿De qué institución", "¿Cómo se llama", "Frase nueva"]
    with Conversation("iniciar", "casos", "--frase", cwd=folder) as person:
        for question, answer in zip(questions, answers, strict=False):
            person.wait_for(question).type(answer)
        assert person.wait_for(questions[len(answers)]).press() == 130
        assert person.screen.endswith("Interrumpido.\n")
    assert list(folder.iterdir()) == []
    assert not keys.exists()


def test_no_answer_is_no_workspace(folder: Path, keys: Path) -> None:
    with Conversation("iniciar", "casos", "--institucion", "sonora", cwd=folder) as person:
        assert person.wait_for("¿Cómo se llama usted?").wait_for("> ").press(CTRL_D) == 130
        assert "Interrumpido." in person.screen
    assert list(folder.iterdir()) == []


def test_a_key_closed_with_a_phrase(folder: Path, keys: Path) -> None:
    words = ["iniciar", "casos", "--institucion", "sonora", "--nombre", "Persona Inventada Cero", "--frase"]
    with Conversation(*words, cwd=folder, echo=True) as person:
        person.wait_for("Frase nueva").type("corta")
        person.wait_for("Es muy corta").wait_for("Frase nueva").type(PHRASE)
        person.wait_for("Otra vez").type("otra cosa distinta")
        person.wait_for("No son iguales").wait_for("Frase nueva").type(PHRASE)
        person.wait_for("Otra vez").type(PHRASE)
        assert person.ended() == 0
        assert PHRASE not in person.screen
    (key,) = keys.iterdir()
    assert '"llave":' not in key.read_text()

    space = ["--espacio", "casos"]
    with Conversation("personal", "listar", *space, cwd=folder) as person:
        person.wait_for("Frase de la llave:").type(PHRASE).wait_for("Persona Inventada Cero")
        assert person.ended() == 0
    with Conversation("personal", "listar", *space, cwd=folder) as person:
        for _ in range(3):
            person.wait_for("Frase de la llave:").type("nada de eso")
        person.wait_for("La frase no abre la llave")
        assert person.ended() == 1
    ran = cauce_process("personal", "listar", *space, cwd=folder)
    assert ran.returncode == 1
    assert "se abre con una frase" in ran.stderr
    ran = cauce_process("doctor", *space, cwd=folder)
    assert ran.returncode == 0
    assert "la llave pide su frase" in ran.stdout


def test_the_sheet_on_the_screen_and_typed_back(space: Path, folder: Path) -> None:
    where = ["--espacio", str(space)]
    with Conversation("doctor", "--hoja-de-recuperacion", "-", *where, cwd=folder) as person:
        person.wait_for("(sí/no)").type("n").wait_for("No se mostró.")
        assert person.ended() == 0
    with Conversation("doctor", "--hoja-de-recuperacion", "-", *where, cwd=folder) as person:
        person.wait_for("(sí/no)").type("quizá").wait_for("Conteste sí o no").type("s").wait_for("HOJA DE RECUPERACIÓN")
        assert person.ended() == 0
        key = key_from_rows(rows_in(person.screen))
    path = key_path(read_workspace(space).id)
    path.unlink()
    first, *others = recovery_rows(key)
    with Conversation("doctor", "--restaurar-llave", "-", "--frase", *where, cwd=folder) as person:
        person.wait_for("Renglón 1:").type(first[:-1] + ("A" if first[-1] != "A" else "B"))
        person.wait_for("Cópielo otra vez").type(first.lower())
        for number, line in enumerate(others, start=2):
            person.wait_for(f"Renglón {number}:").type(line)
        person.wait_for("Frase nueva").type(PHRASE).wait_for("Otra vez").type(PHRASE)
        person.wait_for("La llave quedó en")
        assert person.ended() == 0
    assert '"llave_cifrada"' in path.read_text()


def test_a_suplencia_asks_for_what_is_missing(training: Path, folder: Path) -> None:
    with Conversation("personal", "suplir", "auxiliar", "--espacio", str(training), cwd=folder) as person:
        person.wait_for("CAPACITACIÓN").wait_for("¿Quién la suple?").type("guardia")
        person.wait_for("¿Hasta qué día").type("quizá").wait_for("No se entiende la fecha").type(
            "31 de diciembre de 2099"
        ).wait_for("¿Por qué motivo?").type("Motivo inventado")
        person.wait_for("suple a")
        assert person.ended() == 0
