"""Conditions that say nothing, or too much at once."""

from __future__ import annotations

from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence
from cauce.compiler.shape.frames import shortened
from cauce.compiler.shape.kinds import ObjectKind
from cauce.compiler.shape.problems import Problem
from cauce.compiler.shape.scalar_problems import identifier
from cauce.compiler.suggest import suggest


def explain_free_key(kind: ObjectKind, name: str, node: Node) -> Problem:
    """Explain what follows a datum in a condition when it is no comparison: `{urgente: si}`."""
    word = suggest(name, [key.name for key in kind.keys])
    if word is not None:
        return Problem("E222", f"«{name}» no es una condición conocida", f"¿quiso decir «{word}»?")
    if isinstance(node, Sequence):
        items = [shortened(item.text) for item in node.items if isinstance(item, Scalar)]
        return Problem(
            "E222", f"falta decir cómo se compara «{name}»", f"Escriba «{{{name}: {{entre: [{', '.join(items)}]}}}}»."
        )
    text = shortened(node.text) if isinstance(node, Scalar) else ""
    if text and (near := suggest(text, ("presente", "ausente"))):
        return Problem("E222", f"«{name}» no puede compararse con «{text}»", f"¿quiso decir «{near}»?")
    return Problem("E222", f"falta decir cómo se compara «{name}»", f"Escriba «{{{name}: {{es: {text or '…'}}}}}».")


def explain_free_name(name: str) -> Problem:
    """Explain a key of a condition that cannot be the id of a datum."""
    cure = identifier(name)
    hint = "Los datos se mencionan por su id, en minúsculas sin acentos"
    return Problem(
        "E211", f"«{shortened(name)}» no puede ser el id de un dato", f"{hint}: «{cure}»." if cure else f"{hint}."
    )


def explain_count(kind: ObjectKind, mapping: Mapping) -> Problem:
    """Explain a condition or a comparison with no part, or with several."""
    names = [entry.key.text for entry in mapping.entries]
    if not names:
        return Problem("E222", f"{kind.noun} está vacía", "Escriba, por ejemplo, «{urgente: {es: si}}».")
    listed = ", ".join(f"«{shortened(name)}»" for name in names[:4])
    if kind.name == "comparacion":
        return Problem(
            "E223",
            f"la comparación lleva una sola palabra, y aquí hay {len(names)}: {listed}",
            f"Escriba «{{todas: [{{dato: {{{names[0]}: …}}}}, {{dato: {{{names[1]}: …}}}}]}}».",
        )
    return Problem(
        "E223",
        f"la condición lleva una sola parte, y aquí hay {len(names)}: {listed}",
        f"Escriba «{{todas: [{{{names[0]}: …}}, {{{names[1]}: …}}]}}», o «alguna» si basta una.",
    )
