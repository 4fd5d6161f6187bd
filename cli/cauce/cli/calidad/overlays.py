"""`cauce diagrama --caso` and `--carga`: sheets that show where a case is, or how many wait in each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cauce.cli.calidad.forms import Drawn, sheets_of
from cauce.cli.output import width, write_error
from cauce.cli.problems import CommandError, UsageError
from cauce.cli.safe_text import safe_text
from cauce.cli.wrapping import wrapped

if TYPE_CHECKING:
    from cauce.diagrams.overlay.values import Overlay
    from cauce.model.institution import Institution
    from cauce.model.procedure import Procedure

OVERLAY_FORMS = ("svg", "pdf", "png", "html")
CASE, LOAD = "caso", "carga"
_EXAMPLES = {"--caso": "FOLIO", "--carga-de": "ARCHIVO.json"}
_HASH = 6
"""Letters of a hash that tell apart two folios written with the same letters and figures."""


class Asked(NamedTuple):
    """The overlay that was asked for: its `kind`, "" for none; a `file` of JSON, or else cases of the workspace.

    `folio` is that of a case of the workspace.
    """

    kind: str = ""
    file: str = ""
    folio: str = ""

    @property
    def stored(self) -> bool:
        """Whether it is of cases of the workspace."""
        return bool(self.kind) and not self.file


def asked_overlay(
    case: str | None, load_file: str | None, words: Sequence[str], *, load: bool, everything: bool, overview: bool
) -> Asked:
    """Return the overlay that the options ask for; raises UsageError if they ask for more than a sheet can show."""
    said = {"--caso": case is not None, "--carga": load, "--carga-de": load_file is not None}
    given = [name for name, there in said.items() if there]
    if not given:
        return Asked()
    name, *others = given
    if others or overview:
        raise UsageError(f"«{name}» y «{(*others, '--mapa')[0]}» piden dos hojas distintas.", "Deje una.")
    if load:
        _check_keys(words)
        return Asked(LOAD)
    source = (case if case is not None else load_file) or ""
    if not source.strip():
        raise UsageError(f"Falta lo que sigue a «{name}».", f"Escriba: {name} {_EXAMPLES[name]}")
    of_file = name == "--carga-de" or _is_file(source)
    if everything or (len(words) != 1 if of_file else len(words) > 1):
        key = "CLAVE " if of_file else ""
        raise UsageError(
            f"«{name}» se dibuja sobre un solo procedimiento.", f"Escriba: cauce diagrama {key}{name} {source}"
        )
    kind = CASE if name == "--caso" else LOAD
    return Asked(kind, file=source) if of_file else Asked(kind, folio=source)


def _is_file(source: str) -> bool:
    # A folder may well have the name of a folio.
    path = Path(source)
    return path.suffix.lower() == ".json" or path.is_file()


def _check_keys(words: Sequence[str]) -> None:
    """Raise UsageError if a file of JSON follows «--carga», which takes none."""
    for word in words:
        if word.lower().endswith(".json"):
            raise UsageError(
                "«--carga» cuenta los casos del espacio: no lleva un archivo.",
                f"Para dibujar los de un archivo: cauce diagrama CLAVE --carga-de {word}",
            )


def draw_overlay(
    procedure: Procedure, institution: Institution | None, names: Mapping[str, str], form: str, overlay: Overlay
) -> Drawn:
    """Draw the sheets of a procedure with an overlay on them, in one of OVERLAY_FORMS.

    Files take a name that no sheet of the binder has. Raises CommandError if something does not fit on a page.
    """
    from zoneinfo import ZoneInfo

    from cauce.compiler.template import file_name
    from cauce.diagrams.from_procedure import build_graph
    from cauce.diagrams.header import header_of
    from cauce.diagrams.overlay.sheets import overlay_sheets
    from cauce.diagrams.overlay.values import CaseOverlay

    zone = ZoneInfo(institution.zone) if institution else overlay.at.tzinfo
    if zone is None:
        raise AssertionError("the instants of an overlay have a zone")
    graph = build_graph(procedure, header_of(procedure, institution), names)
    sheets = overlay_sheets(procedure, graph, sheets_of(procedure, graph), overlay, zone)
    whose = f"{CASE}-{_folio_name(overlay.folio)}" if isinstance(overlay, CaseOverlay) else LOAD
    name = f"{file_name(procedure.key)}-{whose}"
    if form == "html":
        from cauce.diagrams.html.page import overlay_page

        page = overlay_page(procedure, sheets, overlay, zone, institution).encode()
        return Drawn(procedure.key, name, len(sheets), {f"{name}.html": page})
    from cauce.diagrams.render.formats import rendered

    return Drawn(procedure.key, name, len(sheets), rendered(sheets, name, form))


def is_overlay(data: bytes, form: str) -> bool:
    """Whether the content of a file is a sheet with cases made by Cauce."""
    from cauce.diagrams.render import formats

    return formats.is_ours(data, form, overlay=True)


def read_file(asked: Asked, procedure: Procedure) -> Overlay:
    """Return the overlay that a file of JSON holds.

    Raises UsageError if there is no such file, CommandError if it is not of this procedure or is not well made, OSError
    if it cannot be read.
    """
    from cauce.diagrams.overlay.reader import read_overlay
    from cauce.diagrams.overlay.strict_json import LARGEST

    path = Path(asked.file)
    if path.is_dir() or not path.exists():
        what = "es una carpeta" if path.is_dir() else "no existe"
        name = "--caso" if asked.kind == CASE else "--carga-de"
        raise UsageError(f"«{path}» {what}.", f"Diga el archivo con los datos: {name} ARCHIVO.json")
    with path.open("rb") as file:
        found = read_overlay(file.read(LARGEST + 1), procedure, asked.kind)
    if not isinstance(found, tuple):
        return found
    for problem in found:
        place = f"{path}: {problem.place}" if problem.place else str(path)
        for text, indent in ((f"{place}: {problem.message}", ""), (problem.hint, "  ")):
            for line in wrapped(safe_text(text), width(), indent, "  "):
                write_error(line)
    raise CommandError(f"«{path}» no se puede dibujar: no se tocó nada.", "Corrija lo que se dice arriba.")


def _folio_name(folio: str) -> str:
    """Return a folio as a part of a name of a file: two folios never give one, not even where capitals are the same."""
    from cauce.compiler.template import file_name

    name = file_name(folio)
    return name if name == folio.upper() == folio else f"{name}-{sha256(folio.encode()).hexdigest()[:_HASH]}"
