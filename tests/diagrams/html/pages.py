"""Pages to test: the shipped procedures', and one with a text in every place that takes one."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from cauce.model.procedure import Procedure
from cauce.model.rows import Row

VOID = {"meta", "link", "input", "br"}


def spoken_by(procedure: Procedure, text: str) -> Procedure:
    """A procedure that says one text wherever people write one."""

    def row(old: Row) -> Row:
        branches = tuple(
            replace(each, name=f"{text} {number}", rows=tuple(map(row, each.rows)))
            for number, each in enumerate(old.branches)
        )
        return replace(old, text=text, short=text if old.short else "", step=old.step and text, branches=branches)

    def named(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(each, name=text) for each in items)

    return replace(
        procedure,
        name=text,
        version=text,
        area=text,
        purpose=text,
        frequency=text,
        rows=tuple(map(row, procedure.rows)),
        interruptions=tuple(
            replace(each, name=text, rows=tuple(map(row, each.rows))) for each in procedure.interruptions
        ),
        roles=named(procedure.roles),
        documents=tuple(replace(each, name=text, code="") for each in procedure.documents),
        data=tuple(replace(each, question=text) for each in procedure.data),
        starts=named(procedure.starts),
        ends=named(procedure.ends),
        rules=named(procedure.rules),
        deadlines=named(procedure.deadlines),
    )


def without_code(page: str) -> str:
    """The page without what is between its script and style tags, which no parser of XML can read."""
    return re.sub(r"(<(script|style)>).*?(</\2>)", r"\1\3", page, flags=re.DOTALL)


def as_xml(page: str) -> ET.Element:
    """The page as a tree; whatever is not closed or not escaped is an error."""
    return ET.fromstring(without_code(page))  # noqa: S314 - made here; what it could hold is the question


class Reader(HTMLParser):
    """What a reader of HTML finds: elements with their attributes, and texts; raises if one is closed out of turn."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
