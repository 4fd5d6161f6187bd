"""The page as text: whole, escaped, closed to the outside, every link with a place to go to."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from cauce.compiler.printed import printed_table
from cauce.diagrams.html.page import procedure_page
from cauce.diagrams.render.ours import COMMENT
from cauce.model.rows import RowKind
from tests.diagrams.handmade import sheets
from tests.diagrams.html.pages import Reader, as_xml, spoken_by
from tests.diagrams.shipped import Drawn
from tests.diagrams.test_svg import NASTY
from tests.diagrams.test_svg import spoken_by as sheet_spoken_by

KEYS = ("64-AJP-P01", *(f"PR-IMMUVER-0{number}" for number in range(1, 6)))
ELEMENTS = {
    "html", "head", "meta", "title", "link", "style", "script", "body", "header", "main", "footer", "section", "nav",
    "div", "span", "p", "h1", "h2", "dl", "dt", "dd", "ul", "li", "a", "button", "input", "label", "table", "thead",
    "tbody", "tr", "th", "td", "br",
    "svg", "g", "desc", "rect", "polygon", "path", "circle", "text",
}  # fmt: skip


def page_of(drawn: Drawn) -> str:
    return procedure_page(drawn.procedure, drawn.sheets)


@pytest.mark.parametrize("key", KEYS)
def test_every_link_leads_somewhere_and_every_id_is_one(shipped: dict[str, Drawn], key: str) -> None:
    found = Reader(page_of(shipped[key])).found
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for name, attributes in found:
        if name == "a":
            assert (attributes["href"] or "")[1:] in ids
        for reference in ("aria-labelledby", "for"):
            assert set((attributes.get(reference) or "").split()) <= set(ids)


@pytest.mark.parametrize("key", KEYS)
def test_a_symbol_leads_to_its_row_and_the_row_to_a_symbol_of_it(shipped: dict[str, Drawn], key: str) -> None:
    drawn = shipped[key]
    root = as_xml(page_of(drawn))
    by_id = {each.get("id"): each for each in root.iter() if each.get("id")}
    links = {each.get("id"): (each.get("href") or "")[1:] for each in root.iter() if each.tag.endswith("}a")}
    table = printed_table(drawn.procedure, None)
    nodes = {(sheet.number, number): placed.node for sheet in drawn.sheets for number, placed in enumerate(sheet.nodes)}
    with_row = {place: node for place, node in nodes.items() if node.ref}
    assert {f"p{page}-simbolo-{number + 1}" for page, number in with_row} == {
        each for each in links if each and "-simbolo-" in each
    }
    for (page, number), node in with_row.items():
        told = by_id[links[f"p{page}-simbolo-{number + 1}"]]
        if (told.get("id") or "").startswith("fila-"):
            assert table.rows[int((told.get("id") or "").removeprefix("fila-")) - 1].ref == node.ref
        back = [links.get((each.get("href") or "")[1:]) for each in told.iter("a")]
        assert told.get("id") in back
    for number, row in enumerate(table.rows, 1):
        drawn_here = {node.ref for node in nodes.values() if node.ref}
        assert bool(list(by_id[f"fila-{number}"].iter("a"))) == (row.ref in drawn_here)


def test_a_connector_leads_to_its_other_end(shipped: dict[str, Drawn]) -> None:
    drawn = shipped["64-AJP-P01"]
    root = as_xml(page_of(drawn))
    links = {each.get("id") or "": each for each in root.iter() if "-conector-" in (each.get("id") or "")}
    assert len(links) == sum(len(sheet.connectors) for sheet in drawn.sheets) > 0
    for own, link in links.items():
        page, number = (int(part) for part in re.findall(r"\d+", own))
        other_page, other_number = (int(part) for part in re.findall(r"\d+", link.get("href") or ""))
        one = drawn.sheets[page - 1].connectors[number - 1]
        other = drawn.sheets[other_page - 1].connectors[other_number - 1]
        assert (one.letter, one.outgoing) == (other.letter, not other.outgoing)
        assert other_page in one.pages


@pytest.mark.parametrize("key", KEYS)
def test_the_page_says_everything(shipped: dict[str, Drawn], key: str) -> None:
    procedure = shipped[key].procedure
    said = " ".join(" ".join(Reader(page_of(shipped[key])).texts).split())
    for row in procedure.all_rows():
        printed = row.printed.activity if row.printed.activity is not None else row.text
        if row.in_table and row.kind is not RowKind.NOTE:
            assert " ".join(printed.split()) in said
        for branch in row.branches:
            assert f"{branch.name} →" in said
    for each in (*procedure.rules, *procedure.deadlines, *procedure.interruptions, *procedure.starts, *procedure.ends):
        assert " ".join(each.name.split()) in said


@pytest.mark.parametrize("key", KEYS)
def test_nothing_but_our_script_and_our_styles_may_run(shipped: dict[str, Drawn], key: str) -> None:
    page = page_of(shipped[key])
    policy = next(value["content"] for name, value in Reader(page).found if "http-equiv" in value) or ""
    rules = dict(part.split(maxsplit=1) for part in policy.split("; "))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    assert rules.pop("font-src") == rules.pop("img-src") == "data:"
    for kind in ("script", "style"):
        hashes = [
            f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
            for content in re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        ]
        assert rules.pop(f"{kind}-src").split() == hashes
    assert rules == {}


def test_the_script_is_the_same_for_every_procedure(shipped: dict[str, Drawn]) -> None:
    scripts = {tuple(re.findall(r"<script>.*?</script>", page_of(drawn), re.DOTALL)) for drawn in shipped.values()}
    assert len(scripts) == 1
    assert len(next(iter(scripts))) == 1


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_becomes_anything_but_text(shipped: dict[str, Drawn], text: str) -> None:
    procedure = spoken_by(shipped["PR-IMMUVER-02"].procedure, text)
    page = procedure_page(procedure, [sheet_spoken_by(text), replace(sheets()[1], number=2)])
    as_xml(page)
    plain = Reader(procedure_page(shipped["PR-IMMUVER-02"].procedure, sheets()))
    reader = Reader(page)
    assert [name for name, _ in reader.found].count("script") == 1
    assert [name for name, _ in reader.found].count("style") == [name for name, _ in plain.found].count("style")
    for name, attributes in reader.found:
        assert name in ELEMENTS
        for key, value in attributes.items():
            assert not key.startswith("on")
            assert key not in ("src", "style", "action", "srcdoc")
            if key == "href":
                assert re.fullmatch(r"#[a-z0-9-]+|data:,", value or "")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b\ud800-\udfff\ufffe]", page)


def test_texts_are_kept_to_the_letter(shipped: dict[str, Drawn]) -> None:
    text = "a & b <c> \"x\" 'y' «¿Sí?» ñ —"
    page = procedure_page(spoken_by(shipped["PR-IMMUVER-02"].procedure, text), sheets())
    assert text in Reader(page).texts


def test_the_same_twice_and_known_as_ours(shipped: dict[str, Drawn]) -> None:
    page = page_of(shipped["PR-IMMUVER-03"])
    assert page == page_of(shipped["PR-IMMUVER-03"])
    assert page.startswith(f"<!DOCTYPE html>\n{COMMENT}\n")
    assert '<html lang="es">' in page
