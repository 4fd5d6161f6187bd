"""The second pass over the rows: their values, where each leads, and the actors they inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import entries, flag, scalar, scalars, text, whole
from cauce.compiler.build.draft import Kind
from cauce.compiler.build.row_keys import ROW_KEYS
from cauce.compiler.build.sources import build_source
from cauce.compiler.build.uses import build_actors, document_uses
from cauce.compiler.reader.nodes import Scalar
from cauce.model.declarations import AS_DERIVED, DataType, DocumentAction, Printed
from cauce.model.procedure import MAIN
from cauce.model.rows import Branch, Row
from cauce.model.source import NOWHERE
from cauce.model.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cauce.compiler.build.outline import BranchOutline, RowOutline
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node
    from cauce.model.declarations import Actors, Datum

_DOCUMENT_KEYS = frozenset(action.value for action in DocumentAction)
_YES_NO = {"si": "Sí", "no": "No"}


class RowBuilder:
    """Builds lists of rows. `sole_end` is the end to which the main list falls when there is only one (L15)."""

    def __init__(self, scope: Scope, data: Mapping[str, Datum], sole_end: str | None) -> None:
        self._scope = scope
        self._data = data
        self._sole_end = sole_end

    def rows(self, outlines: tuple[RowOutline, ...], above: tuple[Actors | None, str]) -> tuple[Row, ...]:
        """Return the rows of one list; `above` are the actors of the row around it and that row's ref (L18)."""
        built: list[Row] = []
        for index, outline in enumerate(outlines):
            if index + 1 < len(outlines):
                successor: str | None = outlines[index + 1].ref
            else:
                successor = self._sole_end if outline.region == MAIN else None
            row = self._row(outline, successor, above)
            if row.actors is not None:
                above = (row.actors, row.inherited_from or row.ref)
            built.append(row)
        return tuple(built)

    def _row(self, outline: RowOutline, successor: str | None, above: tuple[Actors | None, str]) -> Row:
        scope, node = self._scope, outline.node
        keys = {entry.key.text: entry.value for entry in node.entries}
        # Most rows have few of the keys that a row may have: only those present cost anything.
        fields = {
            ROW_KEYS[key].field: ROW_KEYS[key].build(scope, value, outline)
            for key, value in keys.items()
            if key in ROW_KEYS
        }
        if not keys.keys().isdisjoint(_DOCUMENT_KEYS):
            fields["documents"] = document_uses(scope, node, outline.where)
        written = build_actors(scope, keys.get("responsable"), outline.where)
        actors = written or above[0]
        inherited_from = above[1] if actors and not written else ""
        leads = scalar(keys.get("pasa_a"))
        inside = (actors, inherited_from or outline.ref)
        decides_by = fields.get("decides_by", "")
        return Row(
            **fields,
            kind=outline.kind,
            ref=outline.ref,
            text=outline.heading.text,
            step=outline.step,
            id=outline.id,
            printed=_printed(keys.get("en_manual"), text(keys.get("numero"))),
            actors=actors,
            inherited_from=inherited_from,
            next=scope.target(leads, outline.where, outline.region, successor=(successor,)) if leads else successor,
            next_written=leads is not None,
            branches=tuple(self._branch(branch, outline, successor, inside, decides_by) for branch in outline.branches),
            span=node.span,
            name_span=outline.name.span,
            text_span=outline.heading.span,
            next_span=leads.span if leads else NOWHERE,
        )

    def _branch(
        self,
        branch: BranchOutline,
        owner: RowOutline,
        successor: str | None,
        above: tuple[Actors | None, str],
        decides_by: str,
    ) -> Branch:
        scope, node = self._scope, branch.node
        where = f"en {branch.phrase}"
        escapes = flag(node, "retira_lo_demas")
        leads, after = scalar(node.get("pasa_a")), scalar(node.get("despues"))
        written = node.get("respuesta") or node.get("nombre")
        answers = tuple(answer.text for answer in scalars(node.get("respuesta")))
        if decides_by:
            scope.refer_all(Kind.OPTION, node.get("respuesta"), where, of=decides_by)
        else:
            scope.refer_all(Kind.LABEL, node.get("respuesta"), owner.where, of=branch.region)
        return Branch(
            name=self._name(answers, decides_by) if answers else text(node, "nombre"),
            options=answers if decides_by else (),
            target=scope.target(leads, where, owner.region, successor=(successor,), escapes=escapes),
            rows=self.rows(branch.rows, above),
            limit=whole(node, "limite_veces"),
            after=scope.target(after, where, owner.region, successor=(successor,), escapes=escapes),
            withdraws=escapes,
            source=build_source(scope, node, where),
            span=node.span,
            name_span=written.span if written else node.span,
            target_span=leads.span if leads else NOWHERE,
            after_span=after.span if after else NOWHERE,
        )

    def _name(self, answers: tuple[str, ...], decides_by: str) -> str:
        """Return what people see on a branch: the texts of its options, or its label."""
        datum = self._data.get(decides_by)
        if datum is None:
            return listed(list(answers), "o")
        texts = _YES_NO if datum.type is DataType.YES_NO else {option.id: option.text for option in datum.options}
        return listed([texts.get(answer, answer) for answer in answers], "o")


def _printed(node: Node | None, number: str) -> Printed:
    """Return the manual's own cells; an empty cell is "" and one not written is None.

    The `numero` of a stage is only printed: it is never a name (a stage is no target unless it has an id).
    """
    if node is None and not number:
        return AS_DERIVED
    cells = {key.text: value.text for key, value in entries(node) if isinstance(value, Scalar)}
    return Printed(
        cells.get("numero", number or None), cells.get("responsable"), cells.get("actividad"), cells.get("documento")
    )
