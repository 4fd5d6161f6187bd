"""The README tells the truth: its session is what the commands print, its commands are exact, its links lead somewhere.

`pytest --actualizar` writes the session anew.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

BLOCK = re.compile(r"^```\n(\$ cauce .*?)^```\n", re.M | re.S)
COMMANDS = [
    "python3 -m pip install uv && uv run cauce demo      # ",
    "python3 -m pip install uv && uv run pytest          # passes the tests\n",
]
LOST_LINE = "    pasa_a: negativa_archivada\n"


def session(cauce: Terminal, block: str) -> str:
    """Return a block with what each of its commands prints now, without the banner of training."""
    shown = ""
    for line in [line for line in block.splitlines() if line.startswith("$ cauce ")]:
        ran = cauce(*line.split()[2:])
        said = [words for words in ran.err.splitlines(keepends=True) if not words.startswith("CAPACITACIÓN")]
        shown += f"{line}\n{ran.out}{''.join(said)}"
    return shown


def check(root: Path, cauce: Terminal, number: int, *, updating: bool) -> None:
    """Compare a block of the README with what its commands print now, or write it anew."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    block = BLOCK.findall(readme)[number]
    now = session(cauce, block)
    if updating:
        (root / "README.md").write_text(readme.replace(block, now), encoding="utf-8")
    else:
        assert block == now, "run pytest --actualizar and read what changed"


def test_the_session_of_a_case_is_real(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], updating: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAUCE_LLAVES", str(tmp_path / "llaves"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("CAUCE_ESPACIO", raising=False)
    cauce = Terminal(capsys)
    made = ["iniciar", "linea", "--institucion", "sonora", "--capacitacion", "--nombre"]
    assert cauce(*made, "Persona Inventada").code == 0
    monkeypatch.chdir(tmp_path / "linea")
    Path("hechos.json").write_text('{"hechos": "Hechos inventados"}', encoding="utf-8")
    check(root, cauce, 0, updating=updating)


@pytest.mark.parametrize(("number", "spoils"), [(1, False), (2, True)])
def test_the_session_is_real(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    updating: bool,
    number: int,
    spoils: bool,
) -> None:
    shutil.copytree(root / "procedures", tmp_path / "procedures")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("CAUCE_ESPACIO", ".")
    if spoils:
        path = tmp_path / "procedures" / "64-AJP-P01.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(LOST_LINE) == 1
        path.write_text(text.replace(LOST_LINE, ""), encoding="utf-8")
    check(root, Terminal(capsys), number, updating=updating)


def test_the_two_commands_are_exact(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"\n{command}" in readme


def test_the_row_of_the_procedure_is_the_one_shown(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^```yaml\n(.*?)^```\n", readme, re.M | re.S)
    assert row in (root / "procedures" / "64-AJP-P01.yaml").read_text(encoding="utf-8")
    for picture in re.findall(r'<img src="([^"]+)"', readme):
        assert (root / picture).is_file()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/ordenes.md"])
def test_links_lead_somewhere(root: Path, name: str) -> None:
    page = root / name
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_contributing_fits_on_a_page(root: Path) -> None:
    assert len((root / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 45
