"""Blocks whose kind cannot be told: no key that says it, or more than one."""

from __future__ import annotations

from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence
from cauce.compiler.shape.frames import Frame, noun_of, shortened
from cauce.compiler.shape.kinds import ObjectKind, Variants
from cauce.compiler.shape.problems import Problem, first_line
from cauce.compiler.shape.scalars import ROW
from cauce.compiler.shape.vocabulary import KINDS
from cauce.compiler.suggest import fold, suggest
from cauce.model.diagnostics import Diagnostic

_MOST_READ = 60
_STEP_KEYS = ("datos", "sin", "respuesta", "motivo", "veces")


def explain_variant(frame: Frame, file: str) -> tuple[list[Diagnostic], ObjectKind | None]:
    """Explain a block of unknown kind; give the kind to read it as, when a misspelt key tells it."""
    variants = frame.kind
    assert isinstance(variants, Variants)  # noqa: S101 - callers look
    by = dict(variants.by)
    keys = [entry.key for entry in frame.mapping.entries]
    chosen = [key for key in keys if key.text in by]
    if len(chosen) > 1:
        return [_several(variants, [key.text for key in chosen]).at(chosen[1].span, frame, file)], None
    meant = _misspelt([key.text for key in keys[:_MOST_READ]], variants)
    if meant is not None:
        kind = KINDS[by[meant]]
        return [], kind if isinstance(kind, ObjectKind) else None
    place = keys[0].span if keys else frame.mapping.span
    return [_none(variants, frame.mapping).at(first_line(place), frame, file)], None


def _misspelt(words: list[str], variants: Variants) -> str | None:
    """Return the key of a kind that one of the words was meant to be; that kind then reports the misspelt word."""
    kinds = {key: KINDS[name] for key, name in variants.by}
    known = {key.name for kind in kinds.values() if isinstance(kind, ObjectKind) for key in kind.keys}
    for word in words:
        if word in known:
            continue
        for name, kind in kinds.items():
            key = kind.key(name) if isinstance(kind, ObjectKind) else None
            if key is not None and fold(word) in map(fold, key.also):
                return name
        meant = suggest(word, known)
        if meant in kinds:
            return meant
    return None


def _several(variants: Variants, names: list[str]) -> Problem:
    both = " y ".join(f"«{name}»" for name in names)
    if variants.name == "fila":
        cure = "Deje una, o escriba dos filas, cada una con su guion."
        return Problem("E206", f"la fila tiene {both}, y sólo puede ser una cosa", cure)
    cure = "Deje una, o escriba dos elementos, cada uno con su guion."
    return Problem("E229", f"{both} no van juntas en {noun_of(variants)}", cure)


def _none(variants: Variants, mapping: Mapping) -> Problem:
    first = mapping.entries[0] if mapping.entries else None
    if variants.name == "fila":
        return Problem("E205", "la fila no dice qué es", variants.cure)
    if variants.name == "paso_de_escenario":
        if first is None or first.key.text in _STEP_KEYS or not ROW.acceptor(first.key.text):
            return Problem("E225", "el paso del escenario no dice qué ocurre", variants.cure)
        return _old_step(first.key.text, first.value)
    return Problem("E230", f"{variants.noun} no dice cuándo es", variants.cure)


def _old_step(name: str, value: Node) -> Problem:
    inside = f"respuesta: {_said(value)}"
    if isinstance(value, Mapping):
        own = [f"{each.key.text}: {_said(each.value)}" for each in value.entries if each.key.text in _STEP_KEYS]
        data = [f"{each.key.text}: {_said(each.value)}" for each in value.entries if each.key.text not in _STEP_KEYS]
        inside = ", ".join([*own, f"datos: {{{', '.join(data[:4])}}}"] if data else own)
    return Problem("E225", f"«{name}» está escrito como clave", f"Escriba «- {{paso: {name}, {inside}}}».")


def _said(value: Node) -> str:
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_said, value.items[:4]))}]"
    return shortened(value.text) if isinstance(value, Scalar) and value.text else "…"
