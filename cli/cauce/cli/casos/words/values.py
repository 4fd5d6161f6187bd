"""Values of data as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo
from typing import Any

from cauce.cli.casos.words.times import date_text, hour_text
from cauce.model.declarations import DataType, Datum
from cauce.model.wording import listed, value_text
from cauce.runtime.values import parse_moment


def value_words(datum: Datum | None, value: Any, zone: tzinfo) -> str:
    """Return the words for a value that a case keeps: options by their text, dates with their weekday."""
    if datum is None:
        return str(value)
    if datum.type is DataType.DATE and isinstance(value, str):
        return date_text(date.fromisoformat(value))
    if datum.type is DataType.DATETIME and isinstance(value, str):
        moment = parse_moment(value, zone)
        return value if moment is None else f"{date_text(moment.date())} a {hour_text(moment)}"
    if datum.type is DataType.LIST and isinstance(value, tuple | list):
        return "; ".join(record_words(datum, record, zone) for record in value)
    if isinstance(value, tuple | list):
        return listed([value_text(datum, str(item)) for item in value]) or "ninguna"
    return value_text(datum, str(value))


def said(label: str, value: str) -> str:
    """Put a value after its question or its name: «¿Es urgente? sí», «Municipio: Guaymas»."""
    return f"{label} {value}" if label.endswith(("?", ")", ":")) else f"{label}: {value}"


def record_words(datum: Datum, record: Mapping[str, Any], zone: tzinfo) -> str:
    """Return one record of a list in a line: «¿Cómo se llama? …, Parentesco: …»."""
    parts = (
        said(field.label, value_words(field, record[field.id], zone)) for field in datum.fields if field.id in record
    )
    return ", ".join(parts)
