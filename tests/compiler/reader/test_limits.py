"""Hostile or hopeless files: refused soon, in little memory, and never by dying."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cauce.compiler.reader import read
from cauce.compiler.reader.decoding import SIZE_LIMIT
from cauce.compiler.reader.report import LIMIT
from tests.support.patience import patience

SECONDS = 1.0
MEBIBYTES = 200


def merge_bomb(levels: int = 9) -> bytes:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, levels)]
    return "\n".join(lines).encode()


def filled(unit: str, end: str = "\n") -> bytes:
    """Repeat a fragment up to a few bytes under the limit of size."""
    return (unit * ((SIZE_LIMIT - 40) // len(unit.encode())) + end).encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "brackets": lambda: b"[" * 100_000,
    "a-megabyte-of-brackets": lambda: filled("["),
    "braces": lambda: b"a: " + b"{a: " * 100_000,
    "dashes": lambda: b"- " * 100_000,
    "indentation": lambda: b"".join(b" " * n + b"a:\n" for n in range(1000)),
    "question-marks": lambda: b"? " * 100_000,
    "merge-bomb": merge_bomb,
    "alias-bomb": lambda: merge_bomb().replace(b"<<: ", b"k: "),
    "three-megabytes": lambda: b"clave: valor\n" * 250_000,
    "tabs": lambda: filled("\ta"),
    "tabs-in-texts": lambda: filled("a\tb "),
    "odd-spaces": lambda: filled("a\u00a0"),
    "odd-spaces-at-edges": lambda: filled(":\u00a0"),
    "controls": lambda: filled("a\x1b"),
    "bidi": lambda: filled("a\u202e"),
    "spaces": lambda: filled(" "),
    "spaces-and-colon": lambda: b"a" + filled(" ", ": b: c\n"),
    "one-long-line-without-colon": lambda: b"a: b\n" + filled("c ") + b"d: e\n",
    "quotes": lambda: b"a: " + filled('"'),
    "quotes-in-lines": lambda: filled('a: "b\n'),
    "quotes-between-brackets": lambda: b"[" + filled('"a" '),
    "apostrophes": lambda: b"a: 'x" + b"''" * 500_000 + b"\n",
    "escapes": lambda: b'a: "' + filled("\\q") + b'"',
    "escaped-controls": lambda: b'a: "' + filled("\\e") + b'"\n',
    "same-key": lambda: filled("a: b\n"),
    "hashes": lambda: filled("a #\n"),
    "hashes-in-items": lambda: b"a:\n" + filled("- b #c\n") + b"\n",
    "comments": lambda: filled("# c\n"),
    "comments-before-a-mistake": lambda: b"a: b\n" + filled("# c\n") + b"d\ne: f\n",
    "comments-inside-a-text": lambda: b"a: b\n" + filled("# c\n") + b"  d\n",
    "a-text-before-a-mistake": lambda: b"a: |\n" + filled("    b\n") + b"  c\n",
    "colons": lambda: b"a" + filled(": "),
    "colons-in-brackets": lambda: b"a: [b" + filled(": c"),
    "commas": lambda: b"a: {b" + filled(", c") + b"}",
    "question-marks-in-brackets": lambda: b"a: [" + filled("b?, ") + b"]\n",
    "at-signs": lambda: filled("a: @\n"),
    "stars": lambda: filled("- *a b\n"),
    "tags": lambda: b"a:\n" + filled("- !a b\n"),
    "documents": lambda: filled("---\n"),
    "swallowed-items": lambda: b"a:\n  b\n" + filled("   - c\n"),
    "a-text-that-looks-like-keys": lambda: b"a: |\n" + filled("  a: b\n"),
    "mojibake": lambda: filled("Ã³"),
    "ansi": lambda: b"\xf3n\n" * 300_000,
    "carriage-returns": lambda: filled("\r"),
    "emoji": lambda: b"a: b: " + filled("😀 "),
    "nulls": lambda: bytes(SIZE_LIMIT),
    "noise": lambda: bytes(range(256)) * 4000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_a_second(name: str) -> None:
    data = HOSTILE[name]()
    assert len(data) <= SIZE_LIMIT or name == "three-megabytes"
    begun = time.process_time()
    _, diagnostics = read(data, name)
    assert time.process_time() - begun < SECONDS * patience()
    assert diagnostics
    assert len(diagnostics) <= LIMIT + 1


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
def test_a_megabyte_of_ordinary_yaml_is_read_within_a_second_and_the_memory_allowed() -> None:
    block = (
        "  - paso: {0}\n    responsable: recepcion\n    actividad: 'Recibe a la usuaria y registra lo que declara'\n"
        "    registra: [canal, {{dato: urgente, cuando: {{canal: {{es: redes}}}}}}]\n"
        "    nota: >-\n      Texto doblado\n      en dos líneas.\n"
    )
    script = f"""
import sys, time
sys.path[:0] = {sys.path!r}
from cauce.compiler.reader import read
block = {block!r}
data = ("actividades:\\n" + "".join(block.format(number) for number in range(4400))).encode()
assert 1_000_000 < len(data) < 1024 * 1024
begun = time.process_time()
node, found = read(data, "grande.yaml")
assert node is not None and not found, found[:3]
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(time.process_time() - begun, int(peak.split()[1]) / 1024)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    seconds, mebibytes = map(float, ran.stdout.split())
    assert seconds < SECONDS
    assert mebibytes < MEBIBYTES


def test_at_most_fifty_problems_are_told_and_the_rest_counted() -> None:
    _, diagnostics = read(b"".join(b"a%d: x #1\n" % n for n in range(200)), "x")
    assert len(diagnostics) == LIMIT + 1
    assert [found.code for found in diagnostics[-2:]] == ["E113", "E198"]
    assert "más de 150" in diagnostics[-1].message
    _, diagnostics = read(b"".join(b"a%d: x #1\n" % n for n in range(60)), "x")
    assert "hay 10 problemas más" in diagnostics[-1].message


def test_the_limit_of_size_counts_bytes_and_is_inclusive() -> None:
    exact = b"a: " + b"x" * (SIZE_LIMIT - 4) + b"\n"
    assert read(exact, "x")[1] == []
    assert [found.code for found in read(exact + b"\n", "x")[1]] == ["E106"]


def test_forty_levels_are_read_and_one_more_is_refused() -> None:
    for deep, expected in ((39, []), (40, ["E107"])):
        text = "a: " + "[" * deep + "]" * deep + "\n"
        assert [found.code for found in read(text.encode(), "x")[1]] == expected


def test_deep_brackets_are_not_parsed_to_their_end(monkeypatch: pytest.MonkeyPatch) -> None:
    import cauce.compiler.reader.reading as reading

    seen = 0
    original = reading.events

    def counted(text: str, *, pure: bool = False) -> object:
        nonlocal seen
        for event in original(text, pure=pure):
            seen += 1
            yield event

    monkeypatch.setattr(reading, "events", counted)
    read(b"[" * 100_000, "x")
    assert seen < 50


def test_the_reader_imports_nothing_heavy() -> None:
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "import cauce.compiler.reader\n"
        "cauce.compiler.reader.read(b'a: b\\n', 'x')\n"
        "print([name for name in sys.modules if name.startswith(('jsonschema', 'rich', 'typer', 'cauce.compiler'))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "jsonschema" not in ran.stdout
    assert "typer" not in ran.stdout
    assert "reader.syntax" not in ran.stdout, "the suspects of syntax errors load only when there is one"
