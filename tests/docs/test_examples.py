"""What the guides show is what Cauce accepts: every example is a file that validates and runs, quoted word for word."""

import re
from pathlib import Path

import pytest

from cauce.compiler.api import compile_paths
from cauce.runtime.scenarios import run_all

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "ejemplos"
PAGES = [ROOT / "docs" / "edito-procedimientos.md", ROOT / "docs" / "recetas.md"]
FILES = sorted(EXAMPLES.glob("*.yaml"))


def fragments(page: Path) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_example_validates_and_its_scenarios_cover_it(path: Path) -> None:
    (compiled,) = compile_paths([path])
    assert not compiled.diagnostics
    assert compiled.procedure is not None
    assert compiled.institution is not None
    assert compiled.calendar is not None
    report = run_all(compiled.procedure, compiled.institution, compiled.calendar)
    assert [outcome.problem for outcome in report.outcomes if not outcome.passed] == []
    assert report.missing == ()
    assert report.percent == 100


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_fragment_stands_in_an_example(page: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    found = fragments(page)
    assert found
    for fragment in found:
        assert any(fragment in text for text in texts), fragment


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"
