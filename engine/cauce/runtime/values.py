"""Values of data: from what a person or a file says to the plain value that a case keeps, checked by type.

A case keeps a text, a whole number, «si» or «no», an option key, a tuple of option keys, an ISO date, an ISO date and
time with offset, or a tuple of records (dicts of the same).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from cauce.model.declarations import DataType, Datum
from cauce.model.frozen import dataclass
from cauce.model.wording import quoted


@dataclass(frozen=True, slots=True)
class BadValue:
    """A value that its datum does not admit, and why, in Spanish."""

    datum: str
    text: str


def read_value(datum: Datum, raw: Any, zone: tzinfo) -> Any | BadValue:
    """Return the plain value of `raw`, or what is wrong with it. Local times without offset are of the zone `zone`."""
    return _READERS[datum.type](datum, raw, zone)


def parse_date(text: str) -> date | None:
    """Return the date of an ISO date or date and time, None if it is neither."""
    moment = _moment(text)
    return None if moment is None else moment.date()


def parse_moment(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment of an ISO date (its beginning) or date and time, None if it is neither."""
    moment = _moment(text)
    if moment is None:
        return None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _bad(datum: Datum, text: str) -> BadValue:
    return BadValue(datum.id, f"{quoted(datum.label)}: {text}")


def _read_text(datum: Datum, raw: Any, _: tzinfo) -> Any | BadValue:
    if not isinstance(raw, str) or not raw.strip():
        return _bad(datum, "se espera un texto")
    return raw.strip()


def _read_integer(datum: Datum, raw: Any, _: tzinfo) -> Any | BadValue:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    text = raw.strip() if isinstance(raw, str) else ""
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= 18:
        return int(text)
    return _bad(datum, "se espera un número entero")


def _read_date(datum: Datum, raw: Any, _: tzinfo) -> Any | BadValue:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw.isoformat()
    try:
        return date.fromisoformat(raw.strip()).isoformat()
    except (AttributeError, ValueError):
        return _bad(datum, "se espera una fecha que exista, como 2026-03-13")


def _read_moment(datum: Datum, raw: Any, zone: tzinfo) -> Any | BadValue:
    text = raw.isoformat() if isinstance(raw, date) else raw
    moment = parse_moment(text.strip(), zone) if isinstance(text, str) and "T" in text else None
    if moment is None:
        return _bad(datum, "se espera fecha y hora, como 2026-03-13T16:20")
    return moment.isoformat()


def _read_yes_no(datum: Datum, raw: Any, _: tzinfo) -> Any | BadValue:
    if isinstance(raw, bool):
        return "si" if raw else "no"
    word = raw.strip().casefold() if isinstance(raw, str) else ""
    if word in ("si", "sí"):
        return "si"
    return "no" if word == "no" else _bad(datum, "se espera «si» o «no»")


def _option(datum: Datum, raw: Any) -> str | None:
    for option in datum.options:
        if raw in (option.id, option.text):
            return option.id
    return None


def _options_text(datum: Datum) -> str:
    return ", ".join(quoted(option.id) for option in datum.options)


def _read_option(datum: Datum, raw: Any, _: tzinfo) -> Any | BadValue:
    found = _option(datum, raw)
    return _bad(datum, f"se espera una de estas opciones: {_options_text(datum)}") if found is None else found


def _read_options(datum: Datum, raw: Any, _: tzinfo) -> Any | BadValue:
    chosen = list(raw) if isinstance(raw, list | tuple) else [raw]
    found = [_option(datum, item) for item in chosen]
    if any(item is None for item in found):
        return _bad(datum, f"se esperan opciones de esta lista: {_options_text(datum)}")
    unique = tuple(item for item in dict.fromkeys(found) if item is not None)
    return unique if len(unique) >= datum.at_least else _bad(datum, f"se esperan al menos {datum.at_least} opciones")


def _read_list(datum: Datum, raw: Any, zone: tzinfo) -> Any | BadValue:
    records = raw if isinstance(raw, list | tuple) else (raw,)
    read = []
    for record in records:
        if not isinstance(record, Mapping):
            return _bad(datum, "cada registro se escribe con sus campos")
        value = _read_record(datum, record, zone)
        if isinstance(value, BadValue):
            return value
        read.append(value)
    return tuple(read)


def _read_record(datum: Datum, record: Mapping[str, Any], zone: tzinfo) -> dict[str, Any] | BadValue:
    fields = {field.id: field for field in datum.fields}
    unknown = [name for name in record if name not in fields]
    if unknown:
        return _bad(datum, f"{quoted(unknown[0])} no es un campo suyo")
    read = {}
    for name, field in fields.items():
        if name not in record:
            if field.optional:
                continue
            return _bad(datum, f"a un registro le falta {quoted(field.label)}")
        value = read_value(field, record[name], zone)
        if isinstance(value, BadValue):
            return BadValue(datum.id, f"{quoted(datum.label)}, {value.text}")
        read[name] = value
    return read


_READERS = {
    DataType.TEXT: _read_text,
    DataType.INTEGER: _read_integer,
    DataType.DATE: _read_date,
    DataType.DATETIME: _read_moment,
    DataType.YES_NO: _read_yes_no,
    DataType.OPTION: _read_option,
    DataType.OPTIONS: _read_options,
    DataType.LIST: _read_list,
}
