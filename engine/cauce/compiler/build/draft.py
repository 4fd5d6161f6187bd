"""What building a file leaves for the checks: the procedure, and every name declared or used, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cauce.model.conditions import Compare
    from cauce.model.procedure import Procedure
    from cauce.model.source import Source, Span


class Kind(Enum):
    """What a name stands for; the value is how people call it."""

    ROLE = "responsable"
    DOCUMENT = "documento"
    DATUM = "dato"
    ROW = "paso"
    END = "fin"
    RULE = "regla"
    DEADLINE = "plazo"
    SERIES = "serie"
    START = "inicio"
    INTERRUPTION = "interrupción"
    ANTECEDENT = "antecedente"
    INDICATOR = "indicador"
    # Only used, never declared in a procedure:
    DECIDES = "dato que decide"
    EARLIER = "paso anterior"
    TARGET = "destino"
    ENTRY = "paso de la lista principal"
    RECORDED = "dato que se registra"
    DATE = "dato con fecha"
    VALUE = "valor"
    FIELD = "campo de una lista"
    SEVERAL = "varios valores"
    OPTION = "opción"
    LABEL = "respuesta"
    CARRIED = "dato o documento"
    ANSWER = "respuesta de un escenario"
    GIVEN = "dato de un escenario"
    PROCEDURE = "procedimiento"
    AWAITED = "procedimiento que se espera"
    DERIVED = "procedimiento derivado"
    MISSING = "documento que falta en un escenario"
    EXPECTED = "regla, plazo, documento o dato"
    REFUSED = "aquello por lo que se rechaza"
    SCHEDULE = "horario"
    INSTITUTION = "institución"


class Declaration(NamedTuple):
    """A name given to something. `kind` and `name` together say what; `span` is where the name is written."""

    kind: Kind
    name: str
    span: Span


class Reference(NamedTuple):
    """A name used somewhere. `where` is the Spanish phrase of the place («en el paso 2.7 «Elabora citatorio»»).

    `region` is the id of the list of rows where it is written (see `Region`); `escapes` tells that the branch says
    `retira_lo_demas`, so that it may lead out of its list. `of` is what the name belongs to: of a value or field, its
    datum (or `lista.campo`); of what a scenario says, the row (ref), start (`inicio ID`) or interruption
    (`interrumpe ID`).
    """

    kind: Kind
    name: str
    span: Span
    where: str
    region: str = ""
    escapes: bool = False
    of: str = ""


class Comparison(NamedTuple):
    """A comparison of a datum, the phrase of its place, and the places of its values."""

    leaf: Compare
    where: str
    spans: tuple[Span, ...]


class Provenance(NamedTuple):
    """A `fuente` as written, before several are merged into the one that the model keeps."""

    source: Source
    where: str


class Place(NamedTuple):
    """Where a row stands: its `ref`, the id of its list, and how people name it («el paso 2.7 «Elabora citatorio»»)."""

    ref: str
    region: str
    phrase: str


class Nesting(NamedTuple):
    """A list of rows: the id of the list around it (None for the main one and for interruptions) and its name."""

    parent: str | None
    phrase: str


class Draft(NamedTuple):
    """A built procedure and its names.

    `places` finds a row by its printed number or id, also a row too broken to be built; `phrases` says how people name
    each built row, by ref. `doubtful` holds the words that stand where the file has errors of shape, `absent` the kinds
    whose section could not be read: the checks stay silent about such names, since mending the first error may mend
    them. `unsure` are data whose type is unreadable, `troubled` the lines with errors.
    """

    procedure: Procedure
    file: str
    key_span: Span
    declarations: tuple[Declaration, ...]
    references: tuple[Reference, ...]
    comparisons: tuple[Comparison, ...]
    provenance: tuple[Provenance, ...]
    places: Mapping[str, Place]
    phrases: Mapping[str, str]
    nestings: Mapping[str, Nesting]
    doubtful: frozenset[str]
    absent: frozenset[Kind]
    unsure: frozenset[str]
    troubled: frozenset[int]

    def declared(self, *kinds: Kind) -> dict[str, Declaration]:
        """Return the first declaration of each name of these kinds."""
        found: dict[str, Declaration] = {}
        for declaration in self.declarations:
            if declaration.kind in kinds:
                found.setdefault(declaration.name, declaration)
        return found
