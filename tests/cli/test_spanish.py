"""Every command with every kind of wrong use: exit code 2, Spanish, and not one word of the framework."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cauce.cli.command import GENERAL, load
from cauce.cli.registry import COMMANDS, listing
from tests.support.terminal import Terminal

ENGLISH = re.compile(
    r"\b(usage|options?|error:|missing|invalid|no such|try|arguments?|commands?|show this message|aborted|default|"
    r"required|unexpected|extra|got|must be|choose|choice|value|did you mean|possible|exit|help for|none|true|false|"
    r"traceback|deprecated|file|directory|not found|does not|warning|please|enter|text|integer|path|string)\b",
    re.IGNORECASE,
)
# What is typed to the letter is not prose: options, the words of a value, paths.
TYPED = re.compile(r"--[a-z-]+|«[^»]*»|/\S+|[A-Z]{3,}")

SEVERAL_WAYS = (
    ["--inexistente"],
    ["--formto", "json"],
    ["-z"],
    ["--json=si"],
    ["--ayuda=si"],
    ["--espacio"],
    ["--espacio", "/no/existe", "x", "y", "z"],
    ["--ahora", "mañana"],
    ["--ahora"],
    ["--no-preguntar=1"],
    ["a", "b", "c", "d"],
    ["/no/existe.yaml"],
    ["CLAVE-INEXISTENTE"],
    ["PR-IMMUVER-0l", "PR-IMMUVER-0l"],
    [""],
    [],
)


def english_in(text: str) -> list[str]:
    return ENGLISH.findall(TYPED.sub(" ", text))


def wrong_uses(command: str) -> list[list[str]]:
    """The ways to misuse a command: the common ones, and each of its options without its value and twice."""
    typed = command.split()
    uses = [[*typed, *words] for words in SEVERAL_WAYS]
    for option in (*load(command).options, *GENERAL):
        if option.takes:
            uses += [[*typed, option.name], [*typed, option.name, "x", option.name, "x"]]
        else:
            uses.append([*typed, f"{option.name}=x"])
    return uses


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "demo"])
def test_wrong_use_is_explained_in_spanish(cauce: Terminal, folder: Path, command: str) -> None:
    assert folder == Path.cwd()
    refused = 0
    for words in wrong_uses(command):
        ran = cauce(*words)
        assert ran.code in (0, 1, 2), (words, ran)
        assert not english_in(ran.err), (words, ran.err)
        if ran.code == 2:
            refused += 1
            assert ran.out == "", words
            assert ran.err.splitlines()[-1] == f"Ayuda: cauce {command} --ayuda", (words, ran.err)
    assert refused >= 10


@pytest.mark.parametrize(
    ("words", "says", "suggests"),
    [
        ([], "Falta la orden.", "cauce validar"),
        (["valdar"], "«valdar» no es una orden", "¿Quiso decir «validar»?"),
        (["Mostrar"], "«Mostrar» no es una orden", "¿Quiso decir «mostrar»?"),
        (["suplir"], "«suplir» no es una orden", "¿Quiso decir «personal suplir»?"),
        (["Baja"], "«Baja» no es una orden", "¿Quiso decir «personal baja»?"),
        (["agregar", "x"], "«agregar» no es una orden", "¿Quiso decir «documento agregar» o «personal agregar»?"),
        (["listar"], "«listar» no es una orden", "¿Quiso decir «documento listar» o «personal listar»?"),
        (["anular"], "«anular» no es una orden", "¿Quiso decir «documento anular»?"),
        (["xyz"], "«xyz» no es una orden", "Ayuda: cauce --ayuda"),
        (["--jason", "validar"], "no tiene la opción «--jason»", "Ayuda"),
        (["--espaco", "x", "validar"], "no tiene la opción «--espaco»", "¿Quiso decir «--espacio»?"),
        (["validar", "--formato", "jsn"], "«--formato» no admite «jsn»", "¿Quiso decir «json»?"),
        (["validar", "--formato", "xml"], "«--formato» no admite «xml»", "texto, json, github"),
        (["validar", "--json", "--formato", "github"], "piden dos cosas distintas", "Deje una"),
        (
            ["validar", "--interpretacion"],
            "no tiene la opción «--interpretacion»",
            "¿Quiso decir «--interpretaciones»?",
        ),
        (["mostrar"], "Falta CLAVE.", "64-AJP-P01"),
        (["mostrar", "PR-IMMUVER-1"], "No hay un procedimiento «PR-IMMUVER-1»", "¿Quiso decir «PR-IMMUVER-01»?"),
        (["comparar", "PR-IMMUVER-01"], "Falta DESPUÉS.", "El archivo o la clave de después."),
    ],
)
def test_what_was_wrong_and_what_was_meant(cauce: Terminal, words: list[str], says: str, suggests: str) -> None:
    ran = cauce(*words)
    assert ran.code == 2
    assert says in ran.err
    assert suggests in ran.err
    assert not english_in(ran.err)


@pytest.mark.parametrize("name", ["--ayuda", "--help", "-h"])
@pytest.mark.parametrize("command", [[], *(name.split() for name in {**listing(), **COMMANDS})])
def test_every_command_has_help_in_spanish(cauce: Terminal, command: list[str], name: str) -> None:
    ran = cauce(*command, name)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith("Uso: cauce")
    assert not english_in(ran.out)
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_explains_all_it_takes(command: str) -> None:
    built = load(command)
    assert built.help
    for each in (*built.options, *built.arguments):
        assert each.help.strip().endswith("."), each
    assert all(option.name.startswith("--") and option.name.isascii() for option in built.options)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_documentation(root: Path, command: str) -> None:
    text = (root / "docs" / "ordenes.md").read_text(encoding="utf-8")
    assert f"## cauce {command}\n" in text
    section = text.split(f"## cauce {command}\n")[1].split("\n## ")[0]
    for option in load(command).options:
        assert f"`{option.name}" in section, option.name


def test_every_command_is_in_the_general_help(cauce: Terminal) -> None:
    shown = cauce("--ayuda").out
    for name, summary in listing().items():
        assert re.search(rf"^  {name} +{re.escape(summary[:20])}", shown, re.M)


@pytest.mark.parametrize("place", ["before", "after", "both"])
def test_general_options_before_and_after_the_command(cauce: Terminal, folder: Path, place: str) -> None:
    space = folder / "espacio"
    (space / "procedures").mkdir(parents=True)
    general = ["--espacio", str(space), "--como", "Persona Inventada Uno", "--ahora", "2026-03-13T16:20"]
    words = {
        "before": [*general, "--no-preguntar", "validar"],
        "after": ["validar", *general, "--no-preguntar"],
        "both": [*general, "validar", "--espacio", str(space), "--no-preguntar"],
    }[place]
    ran = cauce(*words)
    assert ran.code == 2
    assert f"La carpeta «{space / 'procedures'}» no tiene archivos de procedimientos." in ran.err
