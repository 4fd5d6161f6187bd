"""Data that come with a command: those of class *operativo* as `--dato k=v`, any of them from files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cauce.cli.casos import options
from cauce.cli.casos.given.texts import read_text
from cauce.cli.casos.words.clock import Clock
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.problems import CommandError, UsageError
from cauce.cli.spanish import did_you_mean
from cauce.model.declarations import DataClass, DataType, Datum

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure


def data(procedure: Procedure, clock: Clock, said: options.Data) -> dict[str, Any]:
    """Read `--dato k=v`, `--datos ARCHIVO|-` (JSON) and `--dato-de k=ARCHIVO`. Raises UsageError or CommandError.

    What is given twice is said to be so. A value typed on the command line has to be of class *operativo*, also in
    training: the habit is what is being taught.
    """
    found: dict[str, Any] = {}
    for name, value in (_json(said.file) if said.file is not None else {}).items():
        _put(found, _datum(procedure, name), value)
    for each in said.files or ():
        name, equals, path = each.partition("=")
        if not equals or not path:
            raise UsageError(f"«--dato-de {name}» no dice cuál archivo.", "Escriba: --dato-de CLAVE=ARCHIVO")
        datum = _datum(procedure, name)
        text = read_text(path).strip()
        _put(found, datum, _parsed(text, path) if datum.type is DataType.LIST else _as_typed(datum, text, clock))
    for each in said.typed or ():
        name, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"A «--dato {name}» le falta su valor.", "Escriba: --dato CLAVE=VALOR")
        datum = _datum(procedure, name)
        if datum.confidentiality is not DataClass.OPERATIONAL:
            raise UsageError(
                f"El dato «{datum.label}» es confidencial y no se escribe en la orden: quedaría a la vista.",
                f"Guárdelo en un archivo (--dato-de {datum.id}=ARCHIVO, o --datos ARCHIVO en JSON), o no lo diga y se "
                "le preguntará.",
            )
        if datum.type is DataType.OPTIONS and isinstance(found.get(datum.id), list):
            found[datum.id] += _as_typed(datum, value, clock)
        else:
            _put(found, datum, _as_typed(datum, value, clock))
    return found


def _put(found: dict[str, Any], datum: Datum, value: Any) -> None:
    if datum.id in found:
        raise UsageError(f"El dato «{datum.label}» está dado dos veces.", "Deje uno solo.")
    found[datum.id] = value


def _datum(procedure: Procedure, name: str) -> Datum:
    found = procedure.datum_by_id.get(name.strip())
    if found is None:
        hint = did_you_mean(name, procedure.datum_by_id) or f"Véalos con: cauce mostrar {procedure.key}"
        raise UsageError(f"«{name}» no es un dato de {procedure.key}.", hint)
    return found


def _as_typed(datum: Datum, text: str, clock: Clock) -> Any:
    """Return what a text says for a datum: options by name, several separated by commas, dates as people write them.

    What is not understood stays as it is: the engine says what it expects.
    """
    if datum.type is DataType.OPTIONS:
        return [_option(datum, part) for part in text.split(",") if part.strip()]
    if datum.type is DataType.OPTION:
        return _option(datum, text)
    if datum.type not in (DataType.DATE, DataType.DATETIME):
        return text
    from cauce.cli.casos.words.said import read_date, read_moment

    try:
        if datum.type is DataType.DATE:
            return read_date(text, clock.today).isoformat()
        return read_moment(text, clock.now, clock.zone).isoformat()
    except NotUnderstoodError:
        return text


def _option(datum: Datum, text: str) -> str:
    if text in {item.id for item in datum.options}:
        return text
    from cauce.compiler.suggest import fold

    wanted = fold(text)
    return next((item.id for item in datum.options if wanted in (fold(item.id), fold(item.text))), text.strip())


def _parsed(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise CommandError(
            f"«{file}» no se puede leer como JSON.", 'Debe ser así: {"clave": "valor", "lista": [{"campo": 1}]}'
        ) from None


def _json(file: str) -> dict[str, Any]:
    found = _parsed(read_text(file), file)
    if not isinstance(found, dict):
        raise CommandError(f"«{file}» no es un objeto JSON.", 'Debe ser así: {"clave": "valor"}')
    return found
