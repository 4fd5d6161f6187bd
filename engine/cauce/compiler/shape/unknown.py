"""Keys that a block does not have: a near miss, a key of another block, or a word nobody knows."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from cauce.compiler.shape.frames import Frame, noun_of
from cauce.compiler.shape.kinds import ObjectKind, Variants
from cauce.compiler.shape.problems import Problem, options
from cauce.compiler.shape.vocabulary import KINDS
from cauce.compiler.suggest import fold, singular, suggest

_MOST_LISTED = 12


def explain_unknown(word: str, frame: Frame, kind: ObjectKind, present: Collection[str]) -> tuple[Problem, str | None]:
    """Explain a key that this kind of block does not have; give also the key that was meant, when it is sure enough."""
    free = [key.name for key in kind.keys if key.name not in present]
    same = next((name for name in free if fold(name) == fold(word)), None)
    if same is not None:
        return Problem("E204", f"la clave «{word}» va en minúsculas y sin acentos", f"Escriba «{same}»."), same
    alike = next((name for name in free if singular(name) == singular(word)), None)
    alike = alike or _by_other_word(word, kind, free)
    if alike is None and word not in _owners():
        alike = suggest(word, free)
    if alike is not None:
        return Problem("E201", f"«{word}» no es una clave conocida", f"¿quiso decir «{alike}»?"), alike
    if word in _owners() and fold(word) == word:
        return _misplaced(word, frame, kind), None
    repeated = suggest(word, [key.name for key in kind.keys])
    if repeated is not None:
        return Problem(
            "E201", f"«{word}» no es una clave conocida", f"Ya está «{repeated}»; quite una de las dos."
        ), None
    return Problem("E201", f"«{word}» no es una clave conocida", _what_fits(kind, free)), None


def _by_other_word(word: str, kind: ObjectKind, free: list[str]) -> str | None:
    folded = fold(word)
    return next((key.name for key in kind.keys if key.name in free and folded in map(fold, key.also)), None)


@cache
def _owners() -> dict[str, tuple[ObjectKind, ...]]:
    """Return the kinds of block that have each key."""
    found: dict[str, list[ObjectKind]] = {}
    for kind in KINDS.values():
        if isinstance(kind, ObjectKind):
            for key in kind.keys:
                found.setdefault(key.name, []).append(kind)
    return {name: tuple(kinds) for name, kinds in found.items()}


def _misplaced(word: str, frame: Frame, kind: ObjectKind) -> Problem:
    owners = _owners()[word]
    around: Frame | None = frame.outer
    while around is not None:
        if isinstance(around.kind, ObjectKind) and around.kind.key(word):
            where = around.name or "la parte alta del archivo, sin sangría"
            return Problem(
                "E203", f"«{word}» no va en {noun_of(kind)}", f"Va en {where}: revise la sangría de este renglón."
            )
        around = around.outer
    inside = _inner_kinds(kind)
    nearest = [owner for owner in owners if owner.name in inside] or [*owners]
    if nearest[0].name == "procedimiento":
        hint = "Va en la parte alta del archivo, sin sangría."
    elif nearest[0].name in inside:
        hint = f"Va en {noun_of(nearest[0])}, dentro de «{inside[nearest[0].name]}»."
    else:
        hint = f"Va en {' o en '.join(dict.fromkeys(noun_of(owner) for owner in nearest[:3]))}."
    return Problem("E203", f"«{word}» no va en {noun_of(kind)}", hint)


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


def _what_fits(kind: ObjectKind, free: list[str]) -> str:
    if free and len(free) <= _MOST_LISTED:
        return f"Aquí puede ir {options(tuple(free))}."
    return f"Las claves que lleva {noun_of(kind)} están en docs/referencia/claves.md."
