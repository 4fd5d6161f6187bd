"""Answers for the demonstration, plainly invented, for what a scenario leaves unsaid."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cauce.model.declarations import DataType, Datum
from cauce.runtime.rehearsal.dummies import dummy_value

_BY_WORD = {
    "nombre": "Persona Inventada",
    "domicilio": "Calle Inventada 12, Colonia Ficticia",
    "denunciante": "Persona Inventada que llama",
    "abogad": "Persona Inventada (guardia)",
    "institucion": "Institución inventada",
    "municipio": "Municipio inventado",
    "hechos": "Hechos inventados para la demostración",
}


def answer(datum: Datum, now: datetime) -> Any:
    """Return an invented answer that the datum admits; texts say what they are about."""
    if datum.type is DataType.TEXT:
        return next((text for word, text in _BY_WORD.items() if word in datum.id), f"(inventado) {datum.label}")
    if datum.type is DataType.LIST:
        record = {field.id: answer(field, now) for field in datum.fields if not field.optional}
        return [dict(record) for _ in range(max(1, datum.at_least))]
    return dummy_value(datum, now)
