"""The kinds of single value that a key can hold, each with the pattern that its text must match.

A file is all text (design.md §2); an editor reads the same file with numbers, dates and booleans. `natives` are the
JSON types that such a reader may have made of a correct value, and `native_words` the values themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from cauce.model import wording
from cauce.model.frozen import dataclass

Native = bool | int


@dataclass(frozen=True, slots=True)
class ScalarKind:
    """A kind of value: `says` tells an owner what to write, `brief` names it; `words` is a closed list.

    `pattern` must match the whole text, and `format` names a function that must agree. No pattern may backtrack: tests
    lint them and time them on long inputs.
    """

    name: str
    says: str
    pattern: str = r"\S"
    words: tuple[str, ...] = ()
    format: str = ""
    natives: tuple[str, ...] = ("number",)
    native_words: tuple[Native, ...] = ()
    least: int | None = None
    most: int | None = None
    may_be_empty: bool = False
    brief: str = ""
    also: tuple[tuple[str, str], ...] = ()

    @property
    def acceptor(self) -> Callable[[str], bool]:
        """The test of one text: in the closed list, or of the pattern and of a format that exists."""
        return _acceptor(self)


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern as JSON Schema means it: `$` is the end of the text, never a line end before it."""
    return re.compile(f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern)


@lru_cache(maxsize=256)
def _acceptor(kind: ScalarKind) -> Callable[[str], bool]:
    if kind.words:
        return frozenset(kind.words).__contains__
    if kind.may_be_empty:
        return lambda _text: True
    matches = compiled(kind.pattern).search
    if kind.format:
        exists = FORMATS[kind.format]
        return lambda text: matches(text) is not None and exists(text)
    return lambda text: matches(text) is not None


def is_date(text: str) -> bool:
    """Whether the text is a day, a month or a year of the calendar; 2026-02-30 is not."""
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def is_moment(text: str) -> bool:
    """Whether the day of a date, or of a date and time written with T, is one of the calendar."""
    return is_date(text.partition("T")[0])


FORMATS: dict[str, Callable[[str], bool]] = {"fecha": is_date, "momento": is_moment}

TEXT = ScalarKind("texto", "texto libre", natives=("number", "boolean"))
CELL = ScalarKind(
    "celda", 'texto libre; `""` si va vacío', pattern="", natives=("number", "boolean"), may_be_empty=True
)
ANYTHING = ScalarKind("valor", "el valor, como se capturaría", natives=("number", "boolean"))
ID = ScalarKind(
    "identificador",
    "un identificador: minúsculas sin acentos, dígitos y guion bajo, hasta 40, empezando con letra",
    r"^[a-z][a-z0-9_]{0,39}$",
    natives=(),
    brief="un identificador",
)
ROW = ScalarKind("fila", "el número de un paso o el id de una fila", r"^\S(.{0,38}\S)?$")
TARGET = ScalarKind("destino", "el número o id de una fila, un fin, o `siguiente`", r"^\S(.{0,38}\S)?$")
STEP = ScalarKind("paso", "el número impreso en el manual, tal cual", r"^\S(.{0,18}\S)?$")
KEY = ScalarKind(
    "clave",
    "una clave: letras, dígitos, guion, punto o guion bajo, sin espacios ni acentos, hasta 40",
    r"^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$",
    brief="una clave",
)
YES_NO = ScalarKind("si_no", "`si` o `no`", words=("si", "no"), natives=(), native_words=(True, False))
COUNT = ScalarKind("entero", "un número entero, sin signo", r"^(0|[1-9][0-9]{0,8})$", natives=("integer",), least=0)
POSITIVE = ScalarKind(
    "entero_positivo", "un número entero desde 1", r"^[1-9][0-9]{0,5}$", natives=("integer",), least=1
)
NUMBER = ScalarKind("numero", "un número o una fecha", r"^\S(.{0,38}\S)?$")
DAY = ScalarKind(
    "dia", "un día del mes, de 1 a 31", r"^([1-9]|[12][0-9]|3[01])$", natives=("integer",), least=1, most=31
)
NTH = ScalarKind("semana", "un número de 1 (la primera del mes) a 5", r"^[1-5]$", natives=("integer",), least=1, most=5)
YEAR = ScalarKind("año", "un año con cuatro cifras", r"^[12][0-9]{3}$", natives=("integer",), least=1000, most=2999)
DATE = ScalarKind(
    "fecha",
    "una fecha como 2026-03-13",
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    format="fecha",
    natives=(),
)
PARTIAL_DATE = ScalarKind(
    "fecha_parcial",
    "una fecha como 2026-03-13; si el manual sólo da el mes o el año, 2026-03 o 2026",
    r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
    format="fecha",
    natives=("integer",),
)
MOMENT = ScalarKind(
    "momento",
    "una fecha, con hora si hace falta: 2026-03-13 o 2026-03-13T16:20",
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](:00)?)?$",
    format="momento",
    natives=(),
)
HOUR = ScalarKind(
    "hora",
    "una hora de 24 con cuatro cifras: 08:00, 15:30, 24:00",
    r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
    natives=("integer",),
    least=0,
    most=1440,
)
LIMIT = ScalarKind(
    "limite",
    "un tiempo: `72 horas`, `15 dias naturales`, `1 dia habil` o `3 meses`",
    r"^[1-9][0-9]{0,4} (horas?|d[ií]as? natural(es)?|d[ií]as? h[aá]bil(es)?|mes(es)?)$",
    natives=(),
)
LAPSE = ScalarKind("lapso", "un tiempo: `20 horas` o `3 dias`", r"^[1-9][0-9]{0,4} (horas?|d[ií]as?)$", natives=())
ZONE = ScalarKind(
    "zona", "una zona horaria como `America/Mexico_City`", r"^[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}$", natives=()
)


def word(*words: str, also: tuple[tuple[str, str], ...] = ()) -> ScalarKind:
    """Return the kind of a closed list of words; `also` are other words for them, suggested and never accepted."""
    return ScalarKind("palabra", " · ".join(f"`{each}`" for each in words), words=words, natives=(), also=also)


MONTHS = word(*wording.MONTHS)
WEEKDAYS = word("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
FAILING = word(
    "bloquea",
    "advierte",
    "no_conformidad",
    also=(
        ("error", "bloquea"),
        ("impide", "bloquea"),
        ("rechaza", "bloquea"),
        ("aviso", "advierte"),
        ("avisa", "advierte"),
        ("advertencia", "advierte"),
        ("nc", "no_conformidad"),
    ),
)
