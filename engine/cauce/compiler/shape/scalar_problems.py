"""Single values that are not as their kind asks: cause, and the value that was probably meant."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from cauce.compiler.shape import scalars
from cauce.compiler.shape.problems import Problem, options, spoken
from cauce.compiler.shape.scalars import ScalarKind, is_moment
from cauce.compiler.shape.times_meant import meant_date, meant_hour, meant_limit, meant_month
from cauce.compiler.suggest import fold, suggest

_YES = frozenset({"si", "s", "true", "verdadero", "yes", "y", "x", "1", "cierto"})
_NO = frozenset({"no", "n", "false", "falso", "0", "ninguno"})
_DAY_FIRST = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}")
_SHOWN = 60
_MOST_LISTED = 8


def explain_scalar(kind: ScalarKind, text: str, key: str) -> Problem:
    """Explain a text that a kind of value does not accept, under the key where it stands."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    if not text.strip():
        return Problem("E207", f"«{key}» no tiene valor", f"Escriba {spoken(kind.says)}.")
    if kind is scalars.YES_NO:
        return _yes_no(key, shown, text)
    if kind.words:
        return _word(kind, key, shown, text)
    if kind is scalars.ID:
        return _id(key, shown, text)
    if kind is scalars.KEY:
        cure = re.sub(r"[^0-9A-Za-z._-]+", "-", _unaccented(text)).strip("-")[:40]
        hint = f"Escriba «{cure}»." if cure else f"Escriba {spoken(kind.says)}."
        if key == "a" and not re.search("[0-9]", text):
            hint = "Escriba la clave del otro procedimiento, como «PR-01»; si va a otra institución, use «canaliza»."
        return Problem("E218", f"«{key}»: «{shown}» lleva signos que una clave no admite, o es muy larga", hint)
    if kind in (scalars.LIMIT, scalars.LAPSE):
        meant = meant_limit(text, lapse=kind is scalars.LAPSE)
        hint = f"Escriba {meant}." if meant else f"Escriba {spoken(kind.says)}."
        return Problem("E214", f"«{key}»: «{shown}» no es un tiempo que se pueda contar", hint)
    if kind in (scalars.DATE, scalars.PARTIAL_DATE, scalars.MOMENT):
        return _date(kind, key, shown, text)
    if kind is scalars.HOUR:
        hour = meant_hour(text)
        hint = f"Escriba «{hour}»." if hour else f"Escriba {spoken(kind.says)}."
        return Problem("E216", f"«{key}»: «{shown}» no es una hora", hint)
    if "integer" in kind.natives or kind is scalars.NUMBER:
        cure = "Revise la cifra." if text.isdigit() else "Escríbalo con cifras, sin letras, puntos ni signos."
        return Problem("E217", f"«{key}»: «{shown}» no es {kind.says}", cure)
    if kind is scalars.ZONE:
        return Problem(
            "E232",
            f"«{key}»: «{shown}» no es una zona horaria",
            "En casi todo México es «America/Mexico_City»; en Sonora, «America/Hermosillo».",
        )
    return Problem(
        "E219", f"«{key}»: «{shown}» es muy largo para nombrar una fila o un fin", f"Escriba {spoken(kind.says)}."
    )


def _yes_no(key: str, shown: str, text: str) -> Problem:
    folded = fold(text)
    meant = "si" if folded in _YES else "no" if folded in _NO else ""
    hint = f"Escriba «{meant}», en minúsculas y sin acento." if meant else "Escriba «si» o «no»."
    return Problem("E213", f"«{key}» se contesta con «si» o «no», y dice «{shown}»", hint)


def _word(kind: ScalarKind, key: str, shown: str, text: str) -> Problem:
    alike = dict(kind.also).get(fold(text)) or suggest(text, kind.words)
    listed = f"Puede ser {options(kind.words)}."
    if alike and len(kind.words) > _MOST_LISTED:
        listed = ""
    hint = f"¿quiso decir «{alike}»? {listed}".strip() if alike else listed
    return Problem("E212", f"«{key}» no admite «{shown}»", hint)


def _unaccented(text: str) -> str:
    return "".join(sign for sign in normalize("NFKD", text) if not combining(sign))


def identifier(text: str) -> str:
    """Return an id made from a text: «Número Oficio» gives «numero_oficio»; "" when no letter is left."""
    return re.sub(r"[^a-z0-9]+", "_", fold(text)).strip("_").lstrip("0123456789_")[:40].rstrip("_")


def _id(key: str, shown: str, text: str) -> Problem:
    cure = identifier(text)
    if len(text) > 40:
        return Problem("E211", f"«{key}»: el id «{shown}» pasa de 40 letras", "Escriba uno más corto.")
    cause = f"«{key}»: el id «{shown}» lleva mayúsculas, acentos, espacios o signos"
    if text[:1].isdigit():
        cause = f"«{key}»: el id «{shown}» no empieza con letra"
    hint = "Use minúsculas sin acentos, dígitos y guion bajo"
    return Problem("E211", cause, f"{hint}: «{cure}»." if cure else f"{hint}, empezando con letra.")


def _date(kind: ScalarKind, key: str, shown: str, text: str) -> Problem:
    if scalars.compiled(kind.pattern).search(text) and not is_moment(text):
        return Problem("E215", f"«{key}»: el día «{shown}» no existe en el calendario", "Revise el día y el mes.")
    if _DAY_FIRST.fullmatch(text) and not meant_date(text):
        hint = "Revise el día y el mes. Se escribe primero el año, luego el mes y el día: 2026-03-13."
        return Problem("E215", f"«{key}»: el día «{shown}» no existe en el calendario", hint)
    meant = meant_date(text) or (meant_month(text) if kind is scalars.PARTIAL_DATE else "")
    hint = f"Escriba «{meant}»: primero el año, luego el mes y el día." if meant else f"Escriba {spoken(kind.says)}."
    return Problem("E215", f"«{key}»: «{shown}» no es una fecha", hint)
