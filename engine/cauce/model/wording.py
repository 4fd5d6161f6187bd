"""Parts of a procedure in Spanish words, the same wherever a person reads them (screen, sheet, comparison)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cauce.model.conditions import AllOf, AnyOf, Compare, Completed, DaysSince, DocumentPresent, NoneOf, Operator, Times
from cauce.model.declarations import ActorMode, DataType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cauce.model.conditions import Condition
    from cauce.model.declarations import Actors, Datum, DocumentType, Period
    from cauce.model.obligations import Deadline, Lapse
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Row

_BUILT_IN_WORDS = {"inicio": "el inicio", "horario": "el horario", "horario_inicio": "el horario de recepción"}


class _Verbs(NamedTuple):
    """The verbs of the simple conditions, in one mood."""

    there: str
    completed: str
    passed: str
    compares: Mapping[Operator, str]


_IT_IS = _Verbs(
    "está",
    "se completó",
    "han pasado",
    {
        Operator.IS: "es",
        Operator.IS_NOT: "no es",
        Operator.AMONG: "es uno de",
        Operator.INCLUDES: "incluye",
        Operator.AT_LEAST: "es al menos",
        Operator.AT_MOST: "es a lo más",
        Operator.EQUALS: "es igual a",
        Operator.PRESENT: "está registrado",
        Operator.ABSENT: "no está registrado",
    },
)
_LET_IT_BE = _Verbs(
    "esté",
    "se haya completado",
    "hayan pasado",
    {
        Operator.IS: "sea",
        Operator.IS_NOT: "no sea",
        Operator.AMONG: "sea uno de",
        Operator.INCLUDES: "incluya",
        Operator.AT_LEAST: "sea al menos",
        Operator.AT_MOST: "sea a lo más",
        Operator.EQUALS: "sea igual a",
        Operator.PRESENT: "esté registrado",
        Operator.ABSENT: "no esté registrado",
    },
)
_LIMITS = {operator: words.removeprefix("es ") for operator, words in _IT_IS.compares.items()}
_Simple = Compare | Completed | DaysSince | DocumentPresent | Times
_GROUP_WORDS = {AllOf: " y ", AnyOf: " o ", NoneOf: " ni "}
MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip


def quoted(text: str) -> str:
    """Put a text in Spanish quotation marks; those inside it become the inner ones (RAE, «“ ”»)."""
    return f"«{text.replace('«', '“').replace('»', '”')}»"


def listed(parts: list[str], last: str = "y") -> str:
    """Join parts as a Spanish enumeration: «a, b y c»."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def value_text(datum: Datum | None, value: str) -> str:
    """Return the text people see for a value of a datum: the option's text, «sí» or «no», or the value itself."""
    if datum is None:
        return value
    if datum.type is DataType.YES_NO:
        return {"si": "sí", "no": "no"}.get(value, value)
    return next((option.text for option in datum.options if option.id == value), value)


def row_name(row: Row) -> str:
    """Name a row as people do: «paso 2.7» or its text."""
    return f"paso {row.step}" if row.step else quoted(row.short or row.text)


def target_name(procedure: Procedure, target: str | None) -> str:
    """Name where a row or branch leads: a row, an end, or the end of the list."""
    if target is None:
        return "fin de la lista"
    if target in procedure.end_by_id:
        return f"fin {quoted(procedure.end_by_id[target].name)}"
    row = procedure.row_by_ref.get(target)
    return row_name(row) if row else target


def role_name(procedure: Procedure, role: str) -> str:
    """Return the name of a role, or its id when it is not declared."""
    found = procedure.role_by_id.get(role)
    return found.name if found else role


def actors_text(procedure: Procedure, actors: Actors | None) -> str:
    """Say who acts: «A o B», «A y B», «A y después B», «A con apoyo de B»."""
    if actors is None:
        return ""
    names = [role_name(procedure, role) for role in actors.roles]
    if actors.mode is ActorMode.ANY:
        return listed(names, "o")
    if actors.mode is ActorMode.ALL:
        return listed(names)
    if actors.mode is ActorMode.IN_ORDER:
        return " y después ".join(names)
    if actors.mode is ActorMode.LEAD:
        return f"{names[0]} con apoyo de {listed(names[1:])}" if names[1:] else names[0]
    return listed(names)


def document_text(document: DocumentType) -> str:
    """Name a document with its code and, when several share it, its use."""
    name = f"{document.name} {document.code}" if document.code else document.name
    return f"{name} ({document.use})" if document.use else name


def _datum_words(procedure: Procedure, name: str) -> str:
    if name in _BUILT_IN_WORDS:
        return _BUILT_IN_WORDS[name]
    datum = procedure.datum_by_id.get(name)
    return quoted(datum.label if datum else name)


def condition_text(procedure: Procedure, condition: Condition | None) -> str:
    """Say a condition in Spanish; an absent condition is always true and gives an empty text."""
    if condition is None:
        return ""
    if isinstance(condition, AllOf | AnyOf | NoneOf):
        parts = [condition_text(procedure, part) for part in condition.conditions]
        parts = [
            f"({text})" if isinstance(part, AllOf | AnyOf | NoneOf) and len(parts) > 1 else text
            for part, text in zip(condition.conditions, parts, strict=True)
        ]
        joined = _GROUP_WORDS[type(condition)].join(parts)
        return (
            f"ni {joined}"
            if isinstance(condition, NoneOf) and len(parts) > 1
            else (f"no: {joined}" if isinstance(condition, NoneOf) else joined)
        )
    return _simple_text(procedure, condition, _IT_IS)


def demand_text(procedure: Procedure, condition: Condition) -> str:
    """Say a condition as something that is wanting, after «falta»: «que esté el documento «Acta» y que …»."""
    if isinstance(condition, AllOf | AnyOf):
        parts = [demand_text(procedure, part) for part in condition.conditions]
        parts = [
            f"({text})" if isinstance(part, AllOf | AnyOf | NoneOf) and len(parts) > 1 else text
            for part, text in zip(condition.conditions, parts, strict=True)
        ]
        return _GROUP_WORDS[type(condition)].join(parts)
    if isinstance(condition, NoneOf):
        denied = " ni que ".join(condition_text(procedure, part) for part in condition.conditions)
        return f"que no se dé que {denied}"
    return f"que {_simple_text(procedure, condition, _LET_IT_BE)}"


def _simple_text(procedure: Procedure, condition: _Simple, verbs: _Verbs) -> str:
    if isinstance(condition, DocumentPresent):
        document = procedure.document_by_id.get(condition.document)
        return f"{verbs.there} el documento {quoted(document_text(document) if document else condition.document)}"
    if isinstance(condition, Completed):
        return f"{verbs.completed}: {target_name(procedure, condition.row)}"
    if isinstance(condition, DaysSince):
        limit, days = _LIMITS[condition.operator], "día" if condition.days == 1 else "días"
        return f"{verbs.passed} {limit} {condition.days} {days} desde {_datum_words(procedure, condition.datum)}"
    if isinstance(condition, Times):
        limit, times = _LIMITS[condition.operator], "vez" if condition.count == 1 else "veces"
        return f"{target_name(procedure, condition.row)} {verbs.completed} {limit} {condition.count} {times}"
    return _compare_text(procedure, condition, verbs)


def _compare_text(procedure: Procedure, condition: Compare, verbs: _Verbs) -> str:
    subject = _datum_words(procedure, condition.datum)
    words = verbs.compares[condition.operator]
    if condition.operator in (Operator.PRESENT, Operator.ABSENT):
        return f"{subject} {words}"
    if condition.operator is Operator.EQUALS:
        return f"{subject} {words} {_datum_words(procedure, condition.values[0])}"
    datum = procedure.datum_by_id.get(condition.datum)
    if condition.datum == "inicio":
        starts = procedure.start_by_id
        values = [starts[value].name if value in starts else value for value in condition.values]
    else:
        values = [value_text(datum, value) for value in condition.values]
    return f"{subject} {words} {listed([quoted(value) for value in values], 'o')}"


def deadline_text(procedure: Procedure, deadline: Deadline) -> str:
    """Say a deadline from the value its clock uses: limit, where it counts, and when it applies."""
    if deadline.inside:
        places = listed([target_name(procedure, ref) for ref in deadline.inside], "o")
        text = f"{deadline.limit} mientras el caso está en {places}"
    else:
        if deadline.since_datum:
            since = _datum_words(procedure, deadline.since_datum)
        elif deadline.since == "inicio":
            since = "la recepción"
        else:
            since = f"que se completa {target_name(procedure, deadline.since)}"
        text = f"{deadline.limit} desde {since} hasta completar {target_name(procedure, deadline.until)}"
    condition = condition_text(procedure, deadline.when)
    return f"{text}, cuando {condition}" if condition else text


def lapse_text(procedure: Procedure, lapse: Lapse) -> str:
    """Say what happens when a deadline lapses."""
    parts = [f"avisa a {role_name(procedure, role)}" for role in lapse.notifies]
    parts += [f"escala a {role_name(procedure, role)}" for role in lapse.escalates]
    if lapse.nonconformity:
        parts.append("presunta no conformidad")
    if lapse.target is not None:
        parts.append(f"pasa a {target_name(procedure, lapse.target)}")
    return listed(parts)


def period_text(period: Period | None) -> str:
    """Say when a periodic start opens («cada mes, el día 25, menos julio y diciembre»), "" if it is not periodic."""
    if period is None:
        return ""
    months = [MONTHS[month - 1] for month in period.except_months]
    return f"cada mes, el día {period.day}{', menos ' + listed(months) if months else ''}"
