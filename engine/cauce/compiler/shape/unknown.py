"""Keys that a block does not have: a near miss, a key of another block, or a word nobody knows."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from cauce.compiler.reader.nodes import Scalar
from cauce.compiler.shape.frames import Frame, noun_of, shortened
from cauce.compiler.shape.kinds import ObjectKind, Variants
from cauce.compiler.shape.problems import Problem, options
from cauce.compiler.shape.vocabulary import KINDS
from cauce.compiler.suggest import fold, singular, suggest
from cauce.model.frozen import dataclass

_MOST_LISTED = 12
_FILES = {
    "procedimiento": "la parte alta del archivo del procedimiento, sin sangría",
    "institucion": "el archivo de la institución",
    "calendario": "el archivo del calendario",
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """An unknown key explained: `meant` is the key to read it as; `excuses` a key not to be reported as missing."""

    problem: Problem
    meant: str = ""
    excuses: str = ""


def explain_unknown(word: str, frame: Frame, kind: ObjectKind, present: Collection[str]) -> Unknown:
    """Explain a key that this kind of block does not have, given the keys that are there."""
    free = [key.name for key in kind.keys if key.name not in present]
    same = next((name for name in free if fold(name) == fold(word)), "")
    if same:
        return Unknown(
            Problem(
                "E204",
                f"«{word}» no está escrita como clave: va en minúsculas, sin acentos y con guion bajo",
                f"Escriba «{same}».",
            ),
            same,
        )
    alone = kind.name == "rama" and len(frame.mapping.entries) == 1
    if alone and word not in _owners() and suggest(word, free) is None:
        return _branch_as_key(word, frame, kind)
    others = _by_other_word(word, kind, free)
    if len(others) > 1:
        return Unknown(_unknown(kind, word, f"¿quiso decir {options(tuple(others))}?"))
    alike = next((name for name in free if singular(name) == singular(word)), None) or next(iter(others), None)
    if alike is None and word not in _owners():
        alike = suggest(word, free)
    if alike:
        return Unknown(_unknown(kind, word, f"¿quiso decir «{alike}»?"), alike)
    if word in _owners():
        return _misplaced(word, frame, kind)
    return _by_word_inside(word, kind, free) or Unknown(_unknown(kind, word, _what_fits(word, kind, free)))


def _branch_as_key(word: str, frame: Frame, kind: ObjectKind) -> Unknown:
    """Explain `- Sí: 3.3`, a branch written as a key and its destination."""
    entry = frame.mapping.entries[0]
    goes = shortened(entry.value.text) if isinstance(entry.value, Scalar) and entry.value.text else "…"
    label = shortened(word)
    hint = f"Escriba «- {{respuesta: {label}, pasa_a: {goes}}}»."
    return Unknown(Problem("E221", f"la rama «{label}» está escrita como clave", hint), "respuesta", "pasa_a")


def _unknown(kind: ObjectKind, word: str, hint: str) -> Problem:
    if kind.name == "comparacion":
        return Problem("E224", f"«{shortened(word)}» no es una comparación conocida", hint)
    return Problem("E201", f"«{shortened(word)}» no es una clave conocida", hint)


def _by_other_word(word: str, kind: ObjectKind, free: list[str]) -> list[str]:
    folded = fold(word)
    return [key.name for key in kind.keys if key.name in free and folded in map(fold, key.also)]


def _by_word_inside(word: str, kind: ObjectKind, free: list[str]) -> Unknown | None:
    """Look for the word among those that people write for a key one block further in."""
    for name, holder in _inner_kinds(kind).items():
        inner = KINDS[name]
        keys = _by_other_word(word, inner, [each.name for each in inner.keys]) if isinstance(inner, ObjectKind) else []
        if keys:
            hint = f"¿quiso decir «{keys[0]}», dentro de «{holder}»?"
            return Unknown(_unknown(kind, word, hint), excuses=holder if holder in free else "")
    return None


@cache
def _owners() -> dict[str, tuple[ObjectKind, ...]]:
    """Return the kinds of block that have each key."""
    found: dict[str, list[ObjectKind]] = {}
    for kind in KINDS.values():
        if isinstance(kind, ObjectKind):
            for key in kind.keys:
                found.setdefault(key.name, []).append(kind)
    return {name: tuple(kinds) for name, kinds in found.items()}


def _misplaced(word: str, frame: Frame, kind: ObjectKind) -> Unknown:
    message = f"«{word}» no va en {noun_of(kind)}"
    around = frame.outer
    while around is not None:
        if isinstance(around.kind, ObjectKind) and around.kind.key(word):
            where = around.name or "la parte alta del archivo, sin sangría"
            return Unknown(Problem("E203", message, f"Va en {where}: revise la sangría de este renglón."))
        around = around.outer
    inside = _inner_kinds(kind)
    owners = _owners()[word]
    near = next((owner for owner in owners if owner.name in inside), None)
    if near is not None:
        holder = inside[near.name]
        return Unknown(Problem("E203", message, f"Va en {noun_of(near)}, dentro de «{holder}»."), excuses=holder)
    places = list(dict.fromkeys(_FILES.get(owner.name) or noun_of(owner) for owner in owners))
    if len(places) > 3 and {owner.name for owner in owners} & {"actividad", "decision"}:
        places = ["una fila de la tabla de actividades"]
    places = [*places[:2], "otros bloques"] if len(places) > 3 else places
    listed = places[0] if len(places) == 1 else f"{', en '.join(places[:-1])} o en {places[-1]}"
    return Unknown(Problem("E203", message, f"Va en {listed}."))


@cache
def _inner_kinds(kind: ObjectKind) -> dict[str, str]:
    """Return the kinds of block directly inside, with the key that holds them."""
    found: dict[str, str] = {}
    for key in kind.keys:
        inner = KINDS.get(key.value.object)
        if inner is not None:
            names = [variant for _key, variant in inner.by] if isinstance(inner, Variants) else [inner.name]
            for name in names:
                found.setdefault(name, key.name)
    return found


def _what_fits(word: str, kind: ObjectKind, free: list[str]) -> str:
    written = suggest(word, [key.name for key in kind.keys])
    if written is not None:
        return f"Ya está «{written}»: quite una de las dos."
    if free and len(free) <= _MOST_LISTED:
        return f"Aquí puede ir {options(tuple(free))}."
    return f"Las claves que lleva {noun_of(kind)} están en docs/referencia/claves.md."
