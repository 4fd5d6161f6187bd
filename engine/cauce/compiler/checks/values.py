"""Values written for a datum fit its type: an option that exists (E320), or a value of the type (E341)."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.context import among
from cauce.compiler.checks.repeats import Finding
from cauce.model.declarations import DataType
from cauce.model.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cauce.compiler.build.draft import Reference
    from cauce.compiler.checks.context import Context
    from cauce.model.declarations import Datum
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.source import Span

CHOSEN = (DataType.OPTION, DataType.OPTIONS, DataType.YES_NO)
_YES_NO = {"si": "Sí", "no": "No"}
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_FORMS = {
    DataType.INTEGER: "un número entero, sin comas ni letras",
    DataType.DATE: "una fecha como 2026-03-13",
    DataType.DATETIME: "una fecha con hora como 2026-03-13T16:20",
    DataType.LIST: "una lista de renglones con sus campos: [{…}]",
}


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each field that its list does not have, and for several values where one goes."""
    for reference in context.draft.references:
        if reference.kind is Kind.FIELD:
            yield from _field(context, reference)
        if reference.kind is Kind.SEVERAL:
            message = f"{reference.where}: «fija» deja un solo valor, y el de «{reference.name}» es una lista."
            yield context.error("E341", reference.span, message, "Escriba un valor; si son varios, use «registra».")


def written_values(context: Context) -> Iterator[Finding]:
    """Yield each value that its datum does not admit (`fija`, `se_calcula`, branches, scenarios)."""
    data = with_fields(context.procedure.datum_by_id)
    for reference in context.draft.references:
        if reference.kind not in (Kind.VALUE, Kind.OPTION):
            continue
        datum = data.get(reference.of)
        if datum is None or reference.of.partition(".")[0] in context.draft.unsure:
            continue
        # A branch that decides by a datum of another type has its own error (E326).
        if reference.kind is Kind.VALUE or datum.type in CHOSEN:
            yield from check_value(context, datum, reference.name, reference.span, reference.where)


def _field(context: Context, reference: Reference) -> Iterator[Diagnostic]:
    datum = context.procedure.datum_by_id.get(reference.of)
    if datum is None or datum.id in context.draft.unsure:
        return
    fields = [field.id for field in datum.fields]
    if datum.type is not DataType.LIST:
        message = f"{reference.where}: el dato «{datum.id}» no es una lista y no tiene campos."
        yield context.error("E348", reference.span, message, "Escriba sólo su valor.")
    elif reference.name not in fields:
        message = f"{reference.where}: los renglones de «{datum.id}» no tienen el campo «{reference.name}»."
        hint = context.meant(reference.name, fields) or f"Tienen {among(fields, 'y')}."
        yield context.error("E348", reference.span, message, hint)


def with_fields(data: Mapping[str, Datum]) -> dict[str, Datum]:
    """Return data by id, and the fields of lists by «lista.campo»."""
    fields = {f"{datum.id}.{field.id}": field for datum in data.values() for field in datum.fields}
    return {**data, **fields}


def option_texts(datum: Datum) -> dict[str, str]:
    """Return the keys of a datum's options with the texts people see."""
    return _YES_NO if datum.type is DataType.YES_NO else {option.id: option.text for option in datum.options}


def check_value(context: Context, datum: Datum, value: str, span: Span, where: str) -> Iterator[Finding]:
    """Yield what is wrong if the datum does not admit the value."""
    cause = f"{datum.id} {value}"
    if datum.type in CHOSEN:
        options = option_texts(datum)
        if value not in options and value not in context.draft.doubtful:
            what = f"«{value}» no es una opción del dato «{datum.id}»"
            yield Finding("E320", cause, where, what, span, partial(_cure, context, value, options))
        return
    fits = _FITS.get(datum.type)
    if fits and not fits(value):
        what = f"«{value}» no sirve para el dato «{datum.id}», que es de tipo «{datum.type.value}»"
        form = f"Escriba {_FORMS[datum.type]}."
        yield Finding("E341", cause, where, what, span, lambda: form)


def meant_option(context: Context, value: str, options: Mapping[str, str]) -> str:
    """Return the option that was probably meant, by its id or by its text."""
    by_text = {text: key for key, text in options.items()}
    return context.nearest(value, options) or by_text.get(context.nearest(value, by_text), "")


def _cure(context: Context, value: str, options: Mapping[str, str]) -> str:
    option = meant_option(context, value, options)
    if option in options and option == context.nearest(value, options):
        return context.meant(value, options)
    if option:
        return f"Aquí se escribe el id de la opción: «{option}» ({quoted(options[option])})."
    return f"Sus opciones son {among(options)}." if options else "El dato no tiene opciones."


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-03-13")


def _is_moment(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return _MOMENT.fullmatch(value) is not None


def _is_whole(value: str) -> bool:
    return _WHOLE.fullmatch(value) is not None


_FITS: dict[DataType, Callable[[str], bool]] = {
    DataType.INTEGER: _is_whole,
    DataType.DATE: _is_date,
    DataType.DATETIME: _is_moment,
    DataType.LIST: lambda _value: False,
}
