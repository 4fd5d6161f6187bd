"""The file of an overlay (docs/json.md, «Las hojas de caso y de carga»), read strictly against its procedure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from cauce.diagrams.overlay.fields import Fields
from cauce.diagrams.overlay.problems import Problem
from cauce.diagrams.overlay.strict_json import read_json
from cauce.diagrams.overlay.values import CaseOverlay, Load, LoadOverlay, Outcome, Overlay, PathStep, Standing
from cauce.model.procedure import Procedure
from cauce.model.rows import Row, RowKind

CASE, LOAD = "caso", "carga"
_COMMON = ("hoja", "procedimiento", "definicion", "al")
_KEYS = {CASE: (*_COMMON, "folio", "inicio", "recorrido", "posiciones", "fin"), LOAD: (*_COMMON, "pasos")}
_STEP = ("paso", "interrupcion", "fecha", "omitido", "deshecho", "pasa_a")
_STANDING = ("paso", "desde", "responsables", "vence")
_LOAD = ("paso", "casos", "vencidos", "espera_mediana_horas")
_DIGEST = re.compile(r"[0-9a-f]{12,64}")
_SHORT = 12
_FOLIO = 40
"""Letters of a folio, which heads every sheet of the case."""
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""Stands for an instant that could not be read: what holds it is not returned."""


def read_overlay(data: bytes, procedure: Procedure, kind: str) -> Overlay | tuple[Problem, ...]:
    """Return the overlay that a file holds, of the `kind` «caso» or «carga», or all that is wrong with it."""
    plain = read_json(data)
    if isinstance(plain, Problem):
        return (plain,)
    other = _another(plain, procedure, kind)
    if other is not None:
        return (other,)
    reader = _Reader(plain, procedure, kind)
    overlay = reader.case() if kind == CASE else reader.load()
    return tuple(reader.problems) or overlay


def mismatch(procedure: Procedure, key: str, digest: str) -> Problem | None:
    """Return why an overlay of a procedure and definition cannot be put on the sheets of this one, or None."""
    if key != procedure.key:
        return Problem("«procedimiento»", f"Es de «{key[:60]}», y se está dibujando {procedure.key}.",
                       "Diga la clave del procedimiento al que pertenece.")  # fmt: skip
    if not _DIGEST.fullmatch(digest):
        return Problem("«definicion»", "No es la huella de una definición.",
                       "Son de 12 a 64 letras y cifras: las que «cauce mostrar --json» da como «huella».")  # fmt: skip
    if not procedure.digest.startswith(digest):
        return Problem(
            "«definicion»",
            f"Los casos corren con otro texto del procedimiento: {digest[:_SHORT]}, y el de este archivo es "
            f"{procedure.digest[:_SHORT]}. Dibujados aquí, los pasos podrían no ser los suyos.",
            "Dibuje con el archivo del procedimiento con el que corren, o vuelva a obtener los datos.",
        )
    return None


def _another(plain: dict[str, Any], procedure: Procedure, kind: str) -> Problem | None:
    """Return why a file is not of this kind and procedure: what else it says then means nothing."""
    written = plain.get("hoja")
    if isinstance(written, str) and written != kind and written in _KEYS:
        return Problem("«hoja»", f"Es una hoja de {written}, no de {kind}.", f"Dibújela con «--{written}».")
    if written != kind:
        return Problem("«hoja»", "No dice de qué es la hoja.", f'Escriba "hoja": "{kind}".')
    key, digest = plain.get("procedimiento"), plain.get("definicion")
    if not isinstance(key, str) or not key:
        return Problem("«procedimiento»", "No dice de qué procedimiento es.", "Escriba su clave entre comillas.")
    return mismatch(procedure, key, digest if isinstance(digest, str) else "")


class _Reader:
    def __init__(self, plain: dict[str, Any], procedure: Procedure, kind: str) -> None:
        self.procedure = procedure
        self.problems: list[Problem] = []
        self.fields = Fields(plain, "", _KEYS[kind], self.problems)
        self.at = self.fields.instant("al") or _NEVER

    def case(self) -> CaseOverlay:
        fields, procedure = self.fields, self.procedure
        start, end = fields.text("inicio"), fields.text("fin", optional=True)
        fields.named("inicio", start, _itself(procedure.start_by_id), procedure.start_by_id, "un inicio")
        fields.named("fin", end, _itself(procedure.end_by_id), procedure.end_by_id, "un fin")
        standing = tuple(self.standing())
        if end and standing:
            fields.wrong("fin", "El caso no puede haber concluido y estar en un paso.", "Deje «fin» o «posiciones».")
        if not end and not standing:
            fields.wrong("posiciones", "El caso no está en ningún paso.", "Diga dónde está o, si concluyó, su «fin».")
        return CaseOverlay(
            procedure=procedure.key, digest=procedure.digest, at=self.at, start=start, end=end,
            folio=fields.text("folio", longest=_FOLIO), path=tuple(self.path()), standing=standing,
        )  # fmt: skip

    def path(self) -> Iterator[PathStep]:
        before = _NEVER
        for fields in self.fields.objects("recorrido", _STEP):
            row, beside = fields.text("paso", optional=True), fields.text("interrupcion", optional=True)
            if bool(row) == bool(beside):
                fields.wrong("", "Debe decir «paso» o «interrupcion», uno de los dos.", "Escriba el que corresponda.")
            known = {each.id: each for each in self.procedure.interruptions}
            at = fields.instant("fecha") or _NEVER
            if _NEVER < at < before:
                fields.wrong("fecha", "Es anterior a la del paso que está antes.", "El recorrido va en orden de fecha.")
            self.not_later(fields, "fecha", at)
            before = max(at, before)
            skipped, undone = fields.flag("omitido"), fields.flag("deshecho")
            done = Outcome.SKIPPED if skipped else Outcome.DONE
            yield PathStep(
                at=at, row=self.row(fields, "paso", row, self.drawn()),
                interruption=fields.named("interrupcion", beside, _itself(known), known, "una interrupción"),
                outcome=Outcome.UNDONE if undone else done, leads_to=tuple(self.targets(fields)),
            )  # fmt: skip

    def targets(self, fields: Fields) -> Iterator[str]:
        for name in fields.texts("pasa_a"):
            if name in self.procedure.end_by_id:
                yield name
            else:
                yield self.row(fields, "pasa_a", name, self.drawn(), self.procedure.end_by_id)

    def standing(self) -> Iterator[Standing]:
        roles = self.procedure.role_by_id
        for fields in self.fields.objects("posiciones", _STANDING):
            row = self.row(fields, "paso", fields.text("paso"), self.holding())
            since = fields.instant("desde") or _NEVER
            self.not_later(fields, "desde", since)
            given = fields.texts("responsables")
            named = [fields.named("responsables", each, _itself(roles), roles, "un responsable") for each in given]
            yield Standing(row=row, since=since, roles=tuple(named), due=fields.instant("vence", optional=True))

    def load(self) -> LoadOverlay:
        loads: dict[str, Load] = {}
        for fields in self.fields.objects("pasos", _LOAD):
            row = self.row(fields, "paso", fields.text("paso"), self.holding())
            cases, overdue = fields.count("casos"), fields.count("vencidos", optional=True)
            if overdue > cases:
                fields.wrong("vencidos", f"No pueden ser más que los {cases} casos del paso.", "Revise las cantidades.")
            if row in loads:
                fields.wrong("paso", "El paso está dos veces.", "Deje uno solo, con la suma.")
            loads[row] = Load(row=row, cases=cases, overdue=overdue, wait=fields.hours("espera_mediana_horas"))
        return LoadOverlay(procedure=self.procedure.key, digest=self.procedure.digest, at=self.at,
                           loads=tuple(loads.values()))  # fmt: skip

    def not_later(self, fields: Fields, key: str, at: datetime) -> None:
        """Note an instant that comes after the one of the whole sheet."""
        if at > self.at > _NEVER:
            fields.wrong(key, "Es posterior a «al», la fecha de la hoja.", "Revise cuál de las dos está mal.")

    def row(self, fields: Fields, key: str, name: str, rows: dict[str, Row], also: Iterable[str] = ()) -> str:
        """Return the `ref` of the row that a name means, "" if none of these does."""
        found = self.procedure.row_by_ref.get(name)
        if found is not None and found.ref not in rows:
            fields.wrong(key, f"En «{name}» no puede estar un caso.", "Es un renglón que solo se imprime o se pasa.")
            return ""
        return fields.named(key, name, self.ref, [*rows, *also], "un paso")

    def ref(self, name: str) -> str | None:
        found = self.procedure.row_by_ref.get(name)
        return found.ref if found else None

    def drawn(self) -> dict[str, Row]:
        """Return the rows that have a symbol, by `ref`."""
        aside = (RowKind.STAGE, RowKind.NOTE)
        return {row.ref: row for row in self.procedure.all_rows() if row.kind not in aside}

    def holding(self) -> dict[str, Row]:
        """Return the rows where a case can rest, by `ref`."""
        return {ref: row for ref, row in self.drawn().items() if row.holds_position or row.is_block}


def _itself(known: Any) -> Any:
    return lambda name: name if name in known else None
