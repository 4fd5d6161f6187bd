"""JSON read strictly (RFC 8259): no repeated key, no NaN, no number or depth beyond measure, UTF-8 only."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NoReturn

from cauce.diagrams.overlay.problems import Problem

LARGEST = 1 << 20
"""Bytes: a case of ten thousand steps takes less."""
_DIGITS = 15
_AS_GIVEN = "Vuelva a obtener el archivo; si lo escribió a mano, compárelo con los ejemplos de «docs/json.md»."


class _WrongError(ValueError):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.problem = Problem("", message, hint)


def read_json(data: bytes) -> dict[str, Any] | Problem:
    """Return the object that some bytes hold, or why they hold none."""
    if len(data) > LARGEST:
        return Problem(
            "", "El archivo mide más de 1 MB: no es una hoja de caso ni de carga.", "Revise cuál archivo es."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Problem(
            "", "El archivo no está en UTF-8.", "Guárdelo como UTF-8 («Guardar como…, Codificación: UTF-8»)."
        )
    try:
        found = json.loads(
            text,
            object_pairs_hook=_without_repeats,
            parse_constant=_no_constant,
            parse_int=_number(int),
            parse_float=_number(float),
        )
    except _WrongError as wrong:
        return wrong.problem
    except json.JSONDecodeError as error:
        place = f"línea {error.lineno}, columna {error.colno}"
        return Problem(place, "Ahí deja de ser JSON: falta o sobra una coma, unas comillas o una llave.", _AS_GIVEN)
    except RecursionError:
        return Problem("", "El archivo tiene demasiados niveles, unos dentro de otros.", _AS_GIVEN)
    if not isinstance(found, dict):
        return Problem("", "El archivo no contiene un objeto: debe empezar con «{» y terminar con «}».", _AS_GIVEN)
    return found


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _WrongError(f"La clave «{key[:40]}» está dos veces en el mismo lugar.", "Deje una sola.")
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise _WrongError(f"«{name}» no es un número.", "Escriba una cifra o, donde se admita, null.")


def _number(kind: Callable[[str], Any]) -> Callable[[str], Any]:
    def read(digits: str) -> Any:
        # «1e999» would be infinite, and thousands of digits a slow answer.
        if len(digits) > _DIGITS or "e" in digits.lower():
            raise _WrongError(
                f"«{digits[:20]}» no es un número de esta clase.", "Escriba a lo más quince cifras, sin «e»."
            )
        return kind(digits)

    return read
