"""What a procedure declares before its rows: roles, documents, data, series, starts, ends."""

from __future__ import annotations

from enum import StrEnum

from cauce.model.conditions import Condition
from cauce.model.frozen import dataclass
from cauce.model.source import NOWHERE, Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who acts (`responsables`): `substitute` is another role, `members` are roles that make this one up."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    substitute: str = ""
    members: tuple[str, ...] = ()
    external: bool = False
    source: Source | None = None
    span: Span = NOWHERE


class ActorMode(StrEnum):
    """How several roles share a row."""

    ONE = "uno"
    ANY = "alguno"
    ALL = "todos"
    IN_ORDER = "en_orden"
    LEAD = "encabeza"


@dataclass(frozen=True, slots=True)
class Actors:
    """The roles of a row. With `LEAD` the first role completes the row and the others support."""

    mode: ActorMode
    roles: tuple[str, ...]
    span: Span = NOWHERE


class DocumentKind(StrEnum):
    """Kinds of document, spelt as in the files."""

    FORM = "formato"
    LETTER = "oficio"
    REGISTER = "registro"
    CERTIFICATE = "constancia"
    REPORT = "informe"
    MINUTES = "acta"
    EXTERNAL_SYSTEM = "sistema_externo"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A document of the procedure; `use` tells apart several with the same code."""

    id: str
    name: str
    code: str = ""
    use: str = ""
    kind: DocumentKind = DocumentKind.FORM
    from_outside: bool = False
    product: bool = False
    source: Source | None = None
    span: Span = NOWHERE


class Failing(StrEnum):
    """What happens when a demand is not met (`si_falta`)."""

    BLOCKS = "bloquea"
    WARNS = "advierte"
    NONCONFORMITY = "no_conformidad"


class DocumentAction(StrEnum):
    """What a row does with a document, spelt as in the files."""

    USES = "usa"
    PRODUCES = "produce"
    RECEIVES = "recibe"
    CONFIRMS = "confirma"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentUse:
    """A document that a row uses, produces, receives or confirms; `id` of the document, condition, severity."""

    document: str
    action: DocumentAction
    when: Condition | None = None
    optional: bool = False
    failing: Failing = Failing.BLOCKS
    span: Span = NOWHERE


class DataType(StrEnum):
    """Types of datum, spelt as in the files."""

    TEXT = "texto"
    INTEGER = "entero"
    DATE = "fecha"
    DATETIME = "fecha_hora"
    YES_NO = "si_no"
    OPTION = "opcion"
    OPTIONS = "opciones"
    LIST = "lista"


class DataClass(StrEnum):
    """How confidential a datum is, from operational to life-safety (promises.md §3.2)."""

    OPERATIONAL = "operativo"
    IDENTITY = "identidad"
    RESERVED = "reservado"
    VITAL = "vital"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a datum: the key used in the files and the text people see."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ComputedCase:
    """One line of `se_calcula`: the first whose condition is true gives the value; the last has none."""

    value: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """A datum of the case. `fields` are those of each record of a list, `at_least` its least number of records."""

    id: str
    question: str = ""
    type: DataType
    confidentiality: DataClass
    options: tuple[Option, ...] = ()
    fields: tuple[Datum, ...] = ()
    at_least: int = 0
    optional: bool = False
    in_document: str = ""
    computed: tuple[ComputedCase, ...] = ()
    source: Source | None = None
    span: Span = NOWHERE

    @property
    def label(self) -> str:
        """The question as people see it, or the id in words."""
        return self.question or self.id.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatumUse:
    """A datum that a row, start or interruption records."""

    datum: str
    when: Condition | None = None
    optional: bool = False
    failing: Failing = Failing.BLOCKS
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A consecutive, gap-free numbering; `yearly` restarts it each year."""

    id: str
    name: str
    yearly: bool = False
    source: Source | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Period:
    """When a periodic start opens a case: day of the month, months (1–12) left out."""

    day: int
    except_months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A way in: the row it enters, who opens it, what is known from then on (`records`, `receives`, `fixes`)."""

    id: str
    name: str
    target: str
    actors: Actors | None = None
    comes_from: tuple[str, ...] = ()
    records: tuple[DatumUse, ...] = ()
    receives: tuple[DocumentUse, ...] = ()
    fixes: tuple[tuple[str, str], ...] = ()
    when: Condition | None = None
    period: Period | None = None
    source: Source | None = None
    span: Span = NOWHERE
    target_span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A named end; `reopens_at` is the row where a reopened case goes on."""

    id: str
    name: str
    reopens_at: str = ""
    source: Source | None = None
    span: Span = NOWHERE
    reopens_span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Printed:
    """The manual's printed cells where they differ from the derived ones; None means «as derived», "" an empty cell."""

    number: str | None = None
    actor: str | None = None
    activity: str | None = None
    document: str | None = None


AS_DERIVED = Printed()
