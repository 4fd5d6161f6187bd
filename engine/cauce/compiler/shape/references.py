"""Names where an id of a section goes: «Trabajo Social» for `trabajo_social`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cauce.compiler.reader.nodes import Mapping, Scalar, Sequence
from cauce.compiler.shape.frames import shortened
from cauce.compiler.shape.problems import Problem, options
from cauce.compiler.shape.scalar_problems import identifier
from cauce.compiler.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.reader.nodes import Node
    from cauce.compiler.shape.frames import Frame

_ROLES = (
    "responsable supervisa designa turna_a rol alguno todos en_orden encabeza con_apoyo suplente integran avisa escala"
)
_DOCUMENTS = "usa produce recibe confirma documento con sin en_documento documento_presente"
_DATA = "registra al_terminar_registra al_aceptar_registra dato segun coinciden marca"
_SECTION_OF = {
    **dict.fromkeys(_ROLES.split(), "responsables"),
    **dict.fromkeys(_DOCUMENTS.split(), "documentos"),
    **dict.fromkeys(_DATA.split(), "datos"),
    "asigna": "series",
    "en": "inicios",
    "termina_en": "fines",
}
_NAMED_BY = ("nombre", "alias", "codigo", "pregunta")
_PARTS = re.compile(r"\s*[,/;+&]\s*|\s+[yeou]\s+")
_MOST_LISTED = 6


def explain_reference(problem: Problem, frame: Frame, key: str, node: Node) -> Problem:
    """Return a better problem than «no es un identificador» for a key that takes an id of another section.

    The same problem when the key takes none.
    """
    section = _SECTION_OF.get(key, "")
    if problem.code != "E211" or not section or not isinstance(node, Scalar):
        return problem
    while frame.outer is not None:
        frame = frame.outer
    declared = frame.mapping.get(section)
    ids = [entry.key.text for entry in declared.entries] if isinstance(declared, Mapping) else []
    if not ids:
        return problem
    labels = {label: name for name, label in _labels(declared)}
    several = [_meant(part, ids, labels) for part in _PARTS.split(node.text) if part]
    if len(several) > 1 and all(several):
        return _several(key, tuple(several))
    message = f"«{key}»: «{shortened(node.text)}» no es un id de «{section}»"
    meant = _meant(node.text, ids, labels)
    if meant:
        return Problem("E211", message, f"¿quiso decir «{meant}»? Un id va en minúsculas, sin acentos ni espacios.")
    more = len(ids) - _MOST_LISTED
    listed = f"{options(tuple(ids[:_MOST_LISTED]))}{f', o uno de los otros {more}' if more > 0 else ''}"
    return Problem("E211", message, f"Aquí se escribe el id, el nombre corto que está en «{section}»: {listed}.")


def _meant(text: str, ids: list[str], labels: dict[str, str]) -> str:
    plain = identifier(text)
    if plain in ids:
        return plain
    return labels.get(suggest(text, labels) or "", "") or suggest(plain, ids) or ""


def _several(key: str, names: tuple[str, ...]) -> Problem:
    """Explain several names written as one: «recepcion y trabajo_social»."""
    listed = ", ".join(names)
    message = f"«{key}» nombra varios, y así no se distinguen"
    if key == "responsable":
        cure = f"Escriba «{key}: {{alguno: [{listed}]}}» si basta uno, o «{{todos: [{listed}]}}» si cada uno confirma."
        return Problem("E228", message, cure)
    if key == "turna_a":
        return Problem("E228", message, f"Escriba «{key}: {{alguno: [{listed}]}}» si recibe cualquiera de ellos.")
    return Problem("E211", message, f"Sepárelos con comas dentro de los corchetes: «[{listed}]».")


def _labels(section: Node | None) -> Iterator[tuple[str, str]]:
    """Yield each id of a section with the texts that people know it by."""
    for entry in section.entries if isinstance(section, Mapping) else ():
        if isinstance(entry.value, Scalar):
            yield entry.key.text, entry.value.text
        elif isinstance(entry.value, Mapping):
            for key in _NAMED_BY:
                value = entry.value.get(key)
                for text in value.items if isinstance(value, Sequence) else (value,):
                    if isinstance(text, Scalar) and text.text:
                        yield entry.key.text, text.text
