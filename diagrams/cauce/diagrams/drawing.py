"""From a compiled procedure to its sheets."""

from __future__ import annotations

from collections.abc import Mapping

from cauce.diagrams.from_procedure import build_graph
from cauce.diagrams.header import header_of
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.sheet import Sheet
from cauce.model.institution import Institution
from cauce.model.procedure import Procedure


def procedure_sheets(
    procedure: Procedure, institution: Institution | None = None, names: Mapping[str, str] | None = None
) -> tuple[Sheet, ...]:
    """Return the sheets of a procedure that has no errors; `names` gives those of the procedures it hands over to.

    Raises `layout.engine.SheetTooSmallError` when one text alone fills more than a page.
    """
    return layout_sheets(build_graph(procedure, header_of(procedure, institution), names))
