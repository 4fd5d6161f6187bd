"""The page of a procedure: one file that asks for nothing from outside and works without its script.

The policy in its head (Content Security Policy, W3C) lets in nothing but what the file itself carries: our script and
our styles by their SHA-256, the font as data. The script is the same for every procedure and holds no text of any.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import tzinfo
from functools import cache
from hashlib import sha256
from importlib.resources import files

from cauce.compiler.printed import printed_table
from cauce.diagrams.header import header_of
from cauce.diagrams.html.drawing import drawing
from cauce.diagrams.html.lists import sections
from cauce.diagrams.html.overlay import OWN, Told, situation, told_of
from cauce.diagrams.html.places import find_places
from cauce.diagrams.html.table import activities
from cauce.diagrams.html.tags import Markup, link, tag, text
from cauce.diagrams.overlay.values import Overlay
from cauce.diagrams.render.faces import font_faces
from cauce.diagrams.render.ours import COMMENT, OVERLAY_COMMENT
from cauce.diagrams.render.text import all_lines
from cauce.diagrams.sheet import Sheet
from cauce.model.institution import Institution
from cauce.model.procedure import Procedure
from cauce.model.rows import RowKind


def procedure_page(procedure: Procedure, sheets: Sequence[Sheet], institution: Institution | None = None) -> str:
    """Return the page of a procedure whose sheets these are."""
    return _page(procedure, sheets, institution, None)


def overlay_page(
    procedure: Procedure,
    sheets: Sequence[Sheet],
    overlay: Overlay,
    zone: tzinfo,
    institution: Institution | None = None,
) -> str:
    """Return the page of a procedure with an overlay on its sheets, which are those of `overlay_sheets`."""
    # What the last sheets say has a section of its own.
    drawn = [sheet for sheet in sheets if sheet.nodes]
    return _page(procedure, drawn, institution, told_of(procedure, drawn, overlay, zone))


def _page(procedure: Procedure, sheets: Sequence[Sheet], institution: Institution | None, told: Told | None) -> str:
    table = printed_table(procedure, institution.table if institution else None)
    places = find_places(procedure, table, sheets)
    stages = {row.ref for row in procedure.all_rows() if row.kind is RowKind.STAGE}
    lists = sections(procedure, places)
    whose = _told_apart(procedure, told)
    first = [(OWN, "Situación")] if told else []
    menu = [
        *first,
        ("diagrama", "Diagrama"),
        ("tabla", "Tabla de actividades"),
        *((own, title) for own, title, _ in lists),
    ]
    body = [
        link("contenido", "Ir al contenido", **{"class": "saltar"}),
        _header(procedure, institution, told),
        _tools(menu),
        tag("main", {"id": "contenido", "tabindex": "-1"}, [
            *([_section(OWN, "Situación", tag("div", {}, situation(told)), of=whose)] if told else []),
            _section("diagrama", "Diagrama de flujo", tag("div", {"class": "hojas"}, drawing(sheets, places.told))),
            _section("tabla", "Tabla de actividades", activities(table, places, stages, told), of=whose),
            *(_section(own, title, tag("ul", {"class": "lista"}, items)) for own, title, items in lists),
        ]),
        tag("footer", {}, [tag("p", {}, [text(whose)])]),
    ]  # fmt: skip
    whole = tag("html", {"lang": "es"}, [_head(procedure, sheets, told), tag("body", {}, [*body, _script()])])
    return f"<!DOCTYPE html>\n{OVERLAY_COMMENT if told else COMMENT}\n{whole}\n"


def _head(procedure: Procedure, sheets: Sequence[Sheet], told: Told | None) -> Markup:
    styles = [_resource("page.css"), font_faces(line for sheet in sheets for line in all_lines(sheet))]
    policy = (
        f"default-src 'none'; script-src {_hash(_resource('page.js'))}; style-src {' '.join(map(_hash, styles))}; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return tag("head", {}, [
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", {"name": "referrer", "content": "no-referrer"}),
        tag("title", {}, [text(f"{f'{told.name}: ' if told else ''}{procedure.key} {procedure.name}")]),
        # Without an icon of its own a browser would ask the server for one.
        tag("link", {"rel": "icon", "href": "data:,"}),
        *(tag("style", {}, [style]) for style in styles),
    ])  # fmt: skip


def _header(procedure: Procedure, institution: Institution | None, told: Told | None) -> Markup:
    header = header_of(procedure, institution)
    marked = told.mark if told else header.mark
    fields = (
        ("Clave", header.key),
        ("Versión", header.version),
        ("Fecha", header.date),
        ("Dirección", header.institution),
        ("Área responsable", header.area),
        ("Frecuencia", procedure.frequency),
        ("Propósito", procedure.purpose),
    )
    written = [
        tag("div", {}, [tag("dt", {}, [text(name)]), tag("dd", {}, [text(value)])]) for name, value in fields if value
    ]
    mark = [tag("p", {"class": "marca"}, [text(marked)])] if marked else []
    return tag("header", {}, [tag("h1", {}, [text(header.procedure)]), *mark, tag("dl", {}, written)])


def _tools(menu: Sequence[tuple[str, str]]) -> Markup:
    """Return the menu, and what only the script makes work: it is the script that shows it."""
    places = [tag("li", {}, [link(own, title)]) for own, title in menu]
    search = tag("div", {"class": "busca", "role": "search"}, [
        tag("label", {"for": "busca"}, [text("Buscar")]),
        tag("input", {"id": "busca", "type": "search", "autocomplete": "off", "spellcheck": "false"}),
        _button("anterior", "Anterior"),
        _button("siguiente", "Siguiente"),
        tag("span", {"id": "hallados", "role": "status"}),
    ])  # fmt: skip
    zoom = tag("div", {"class": "aumento", "role": "group", "aria-label": "Tamaño del diagrama"}, [
        _button("menos", "−", "Diagrama más chico"),
        _button("normal", "100 %", "Diagrama a su tamaño"),
        _button("mas", "+", "Diagrama más grande"),
    ])  # fmt: skip
    return tag("div", {"class": "barra"}, [
        tag("nav", {"aria-label": "Partes de la página"}, [tag("ul", {}, places)]),
        tag("div", {"id": "controles", "hidden": True}, [search, zoom]),
    ])  # fmt: skip


def _button(own: str, words: str, name: str = "") -> Markup:
    return tag("button", {"id": own, "type": "button", "aria-label": name or False}, [text(words)])


def _section(own: str, title: str, content: Markup, of: str = "") -> Markup:
    """Return a section; `of` is shown on paper only, where its page may be apart from the others."""
    whose = [tag("span", {"class": "impreso"}, [text(f" · {of}")])] if of else []
    heading = tag("h2", {"id": f"titulo-{own}"}, [text(title), *whose])
    return tag("section", {"id": own, "aria-labelledby": f"titulo-{own}"}, [heading, content])


def _told_apart(procedure: Procedure, told: Told | None) -> str:
    """Say which procedure and which text of it this is."""
    header = header_of(procedure)
    name = f"{header.key} {header.procedure} {header.version}"
    mark = told.mark if told else header.mark
    return " · ".join(filter(None, (name, header.digest and f"Definición {header.digest}", mark)))


def _script() -> Markup:
    return tag("script", {}, [_resource("page.js")])


@cache
def _resource(name: str) -> str:
    return files("cauce.diagrams.html").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode('ascii')}'"
