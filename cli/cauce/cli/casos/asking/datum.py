"""Asking for the value of a datum, as its type wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cauce.cli.casos.asking.choices import Choice, one_of, one_or_none, several_of
from cauce.cli.casos.asking.lines import Asker, read_yes_no
from cauce.cli.casos.words.clock import Clock
from cauce.cli.casos.words.said import read_date, read_moment
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.casos.words.values import value_words
from cauce.compiler.suggest import fold
from cauce.model.declarations import DataType, Datum
from cauce.runtime.values import BadValue, read_value

SAME = "igual"
"""What a person writes to take the value that is offered; it is never taken silently."""


def ask_datum(
    asker: Asker,
    datum: Datum,
    clock: Clock,
    *,
    before: Any = None,
    offered: str = "Antes se registró",
    notes: tuple[str, ...] = (),
    optional: bool = False,
) -> Any:
    """Ask for a datum that is not a list and return its plain value, None when it is left out if `optional`.

    `before` is a value that is `offered` (of an earlier visit, or proposed); the person takes it by writing «igual».
    """
    if before is not None:
        value = value_words(datum, before, clock.zone)
        notes = (*notes, f"{offered}: {value}. Para contestar eso mismo, escriba «{SAME}».")
    if optional:
        notes = (*notes, "Puede dejarse en blanco: Enter.")
    return _ASKERS.get(datum.type, _ask_plain)(asker, datum, clock, before, notes, optional)


def _ask_plain(asker: Asker, datum: Datum, clock: Clock, before: Any, notes: tuple[str, ...], optional: bool) -> Any:
    read = _READERS[datum.type]
    hint = _HINTS.get(datum.type, "")
    notes = (*notes, hint) if hint else notes
    return asker.ask(
        datum.label, _or_same(before, lambda answer: read(answer, datum, clock)), notes=notes, optional=optional
    )


def _ask_option(asker: Asker, datum: Datum, clock: Clock, before: Any, notes: tuple[str, ...], optional: bool) -> Any:
    choices = _choices(datum, before)
    ask = one_or_none if optional else one_of
    found = ask(asker, datum.label, choices, notes=notes)
    return before if found == SAME and before is not None else found


def _ask_options(asker: Asker, datum: Datum, clock: Clock, before: Any, notes: tuple[str, ...], optional: bool) -> Any:
    choices = _choices(datum, before)
    found = several_of(asker, datum.label, choices, notes=notes, optional=optional, least=max(1, datum.at_least))
    return before if found is not None and SAME in found and before is not None else found


def _choices(datum: Datum, before: Any) -> list[Choice]:
    choices = [Choice(option.id, option.text) for option in datum.options]
    return [*choices, Choice(SAME, "Igual que antes")] if before is not None else choices


def _or_same(before: Any, read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda answer: before if before is not None and fold(answer) == SAME else read(answer)


def _checked(raw: Any, datum: Datum, clock: Clock) -> Any:
    value = read_value(datum, raw, clock.zone)
    if isinstance(value, BadValue):
        raise NotUnderstoodError(f"No se puede usar esa respuesta: {value.text.rpartition(': ')[2]}.")
    return value


def _read_date(answer: str, datum: Datum, clock: Clock) -> Any:
    return _checked(read_date(answer, clock.today).isoformat(), datum, clock)


def _read_moment(answer: str, datum: Datum, clock: Clock) -> Any:
    return _checked(read_moment(answer, clock.now, clock.zone).isoformat(), datum, clock)


def _read_yes_no(answer: str, datum: Datum, clock: Clock) -> Any:
    return _checked(read_yes_no(answer), datum, clock)


_READERS: dict[DataType, Callable[[str, Datum, Clock], Any]] = {
    DataType.TEXT: _checked,
    DataType.INTEGER: _checked,
    DataType.DATE: _read_date,
    DataType.DATETIME: _read_moment,
    DataType.YES_NO: _read_yes_no,
}
_HINTS = {
    DataType.INTEGER: "Un número.",
    DataType.DATE: "Una fecha: 13/03/2026, 13 de marzo, hoy, ayer…",
    DataType.DATETIME: "Una fecha y su hora: 13/03/2026 16:20, hoy a las 9:30…",
    DataType.YES_NO: "Sí o no.",
}
_ASKERS = {DataType.OPTION: _ask_option, DataType.OPTIONS: _ask_options}
