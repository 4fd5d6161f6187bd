"""The formatter changes how a file looks, never what it says."""

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from cauce.compiler.formatter import WIDTH, format_text
from cauce.compiler.reader import plain, read

ROOT = Path(__file__).parents[3]
FILES = sorted([*(ROOT / "procedures").rglob("*.yaml"), *(ROOT / "docs" / "ejemplos").rglob("*.yaml")])


def laid_out(text: str) -> str:
    result, diagnostics = format_text(text.encode(), "prueba.yaml")
    assert result is not None, diagnostics
    return result


def tree(text: str) -> object:
    root, diagnostics = read(text.encode(), "prueba.yaml")
    assert root is not None, diagnostics
    assert not diagnostics
    return plain(root)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files_keep_meaning_and_comments_and_settle(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = laid_out(text)
    assert tree(once) == tree(text)
    assert laid_out(once) == once
    assert [line.split("# ")[-1] for line in once.splitlines() if line.lstrip().startswith("#")] == [
        line.split("# ")[-1] for line in text.splitlines() if line.lstrip().startswith("#")
    ]


words = st.text("abcdefgñáé ,:?#-¿'\"[]{}0123.", min_size=1, max_size=40)
keys = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
trees = st.recursive(
    words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=12
)


@given(st.dictionaries(keys, trees, min_size=1, max_size=4), st.booleans())
def test_any_tree_reads_back_the_same(data: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    assume(not read(text.encode(), "prueba.yaml")[1])
    once = laid_out(text)
    assert tree(once) == tree(text)
    assert laid_out(once) == once


EXAMPLES = {
    "sangría de cuatro y listas al margen": (
        "a:\n    b: c\nlista:\n- uno\n-   dos\n",
        "a:\n  b: c\nlista:\n  - uno\n  - dos\n",
    ),
    "comentarios": (
        "# arriba\na: 1   # al lado\n\n\n#pegado\nb:\n  # dentro\n  - x   # y\n  # al final\nc: 2\n# cierre\n",
        "# arriba\na: 1  # al lado\n\n# pegado\nb:\n  # dentro\n  - x  # y\n  # al final\nc: 2\n# cierre\n",
    ),
    "los datos se abren": (
        "datos: {d: {pregunta: '¿Qué?', clase: operativo}}\nescenarios:\n  - {paso: 1, datos: {d: si}}\n",
        "datos:\n  d:\n    pregunta: '¿Qué?'\n    clase: operativo\nescenarios:\n  - {paso: 1, datos: {d: si}}\n",
    ),
    "duraciones sin acentos": (
        "plazos:\n  - {id: x, limite: 5 días hábiles}\n",
        "plazos:\n  - {id: x, limite: 5 dias habiles}\n",
    ),
    "fin de renglón de Windows, marca de orden y sin salto al final": ("\ufeffa: 1\r\nb: 2", "a: 1\nb: 2\n"),
}


@pytest.mark.parametrize(("before", "after"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_layout(before: str, after: str) -> None:
    assert laid_out(before) == after


def test_long_text_is_folded_within_the_width() -> None:
    text = "palabra " * 60
    once = laid_out(f"a: {text.strip()}\n")
    assert once.startswith("a: >-\n")
    assert max(map(len, once.splitlines())) <= WIDTH
    assert tree(once) == {"a": text.strip()}


def test_an_unreadable_file_is_left_alone() -> None:
    result, diagnostics = format_text(b"a: [1\n", "prueba.yaml")
    assert result is None
    assert diagnostics
