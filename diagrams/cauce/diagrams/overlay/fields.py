"""The keys of one object of an overlay's file, each of its type; what is wrong is noted, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from cauce.compiler.suggest import suggest
from cauce.diagrams.overlay.problems import Problem, element, within

_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})")
_LOCAL = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?")
_EXAMPLE = "Escríbala con su diferencia horaria, por ejemplo 2026-03-13T16:20:00-07:00."
_YEARS = range(1900, 2200)
_LONGEST = 200
_MOST = 1_000_000
_MOST_HOURS = 24 * 366 * 100
_TYPES = {str: "un texto", bool: "verdadero o falso", list: "una lista", dict: "un objeto", int: "un número entero",
          float: "un número con decimales", type(None): "null"}  # fmt: skip


class Fields:
    """One object: `problems` is shared by all the objects of a file."""

    def __init__(self, given: Mapping[str, Any], place: str, known: Sequence[str], problems: list[Problem]) -> None:
        self.given = given
        self.place = place
        self.problems = problems
        for key in given:
            if key not in known:
                near = suggest(key, known)
                cure = f"¿Quiso decir «{near}»?" if near else f"Aquí se admiten: {', '.join(known)}."
                self.wrong("", f"«{key[:40]}» no es una clave de este lugar.", cure)

    def wrong(self, key: str, message: str, hint: str) -> None:
        """Note a problem of a key, or of the whole object («»)."""
        place = within(self.place, f"«{key}»") if key else self.place
        self.problems.append(Problem(place, message, hint))

    def text(self, key: str, *, optional: bool = False, longest: int = _LONGEST) -> str:
        """Return a text of one line, "" if it is wrong or left out."""
        value: str | None = self._of(key, str, "Escriba un texto entre comillas.", optional=optional)
        if value is None:
            return ""
        if not value.strip() and not optional:
            self.wrong(key, "Está vacío.", "Escriba lo que falta.")
        elif len(value) > longest or not value.isprintable():
            self.wrong(key, "No es un texto de una línea.", f"Escriba a lo más {longest} letras, sin saltos de línea.")
        else:
            return value.strip()
        return ""

    def instant(self, key: str, *, optional: bool = False) -> datetime | None:
        """Return an instant with its zone, None if it is wrong or left out."""
        value = self._of(key, str, _EXAMPLE, optional=optional)
        if value is None:
            return None
        if _INSTANT.fullmatch(value):
            try:
                found = datetime.fromisoformat(value)
            except ValueError:
                self.wrong(key, f"«{value}» no existe en el calendario o en el reloj.", _EXAMPLE)
                return None
            if found.year in _YEARS:
                return found
            self.wrong(key, f"El año {found.year} está fuera de lo que puede durar un caso.", "Revise la fecha.")
        elif _LOCAL.fullmatch(value):
            self.wrong(key, f"A «{value}» le falta la hora o la diferencia horaria.", _EXAMPLE)
        else:
            self.wrong(key, f"«{value[:40]}» no es una fecha con hora.", _EXAMPLE)
        return None

    def count(self, key: str, *, optional: bool = False) -> int:
        """Return a whole number from 0, 0 if it is wrong or left out."""
        cure = "Escriba un número entero, de 0 en adelante."
        value = self._of(key, int, cure, optional=optional)
        if value is None:
            return 0
        if 0 <= value <= _MOST:
            return int(value)
        self.wrong(key, f"{value} no puede ser una cantidad de casos.", cure)
        return 0

    def hours(self, key: str) -> timedelta | None:
        """Return a length given in hours, None if it is wrong, left out or null."""
        value = self.given.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _MOST_HOURS:
            self.wrong(key, "No es una cantidad de horas.", "Escriba horas, de 0 en adelante; media hora es 0.5.")
            return None
        return timedelta(hours=value)

    def flag(self, key: str) -> bool:
        """Return true or false; what is left out is false."""
        return bool(self._of(key, bool, "Escriba true o false.", optional=True))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if it is left out."""
        values = self._of(key, list, "Escriba una lista: […].", optional=True) or []
        if all(isinstance(value, str) and value for value in values):
            return tuple(dict.fromkeys(values))
        self.wrong(key, "La lista tiene algo que no es un texto.", "Escriba cada nombre entre comillas.")
        return ()

    def objects(self, key: str, known: Sequence[str]) -> Iterator[Fields]:
        """Yield the objects of a list, none if it is left out."""
        place = within(self.place, f"«{key}»")
        for index, value in enumerate(self._of(key, list, "Escriba una lista: […].", optional=True) or []):
            if isinstance(value, dict):
                yield Fields(value, element(place, index), known, self.problems)
            else:
                self.problems.append(Problem(element(place, index), "No es un objeto.", "Debe ir entre llaves: {…}."))

    def named(self, key: str, name: str, found: Callable[[str], str | None], known: Iterable[str], what: str) -> str:
        """Return what a name stands for, "" if nothing does: that is a problem, with the nearest name there is."""
        meant = found(name)
        if meant is not None or not name:
            return meant or ""
        near = suggest(name, known)
        cure = f"¿Quiso decir «{near}»?" if near else "Compare con lo que enseña «cauce mostrar»."
        self.wrong(key, f"El procedimiento no tiene {what} «{name[:40]}».", cure)
        return ""

    def _of(self, key: str, kind: type, cure: str, *, optional: bool) -> Any:
        value = self.given.get(key)
        if value is None:
            if not optional:
                self.wrong("", f"Falta «{key}».", cure)
            return None
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        self.wrong(key, f"Se esperaba {_TYPES[kind]} y hay {_TYPES[type(value)]}.", cure)
        return None
