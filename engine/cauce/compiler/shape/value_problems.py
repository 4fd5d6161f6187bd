"""Values that are not of the form their key takes: a list for a text, a text for a block, something empty."""

from __future__ import annotations

import re

from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence
from cauce.compiler.shape import scalars
from cauce.compiler.shape.accept import is_empty
from cauce.compiler.shape.frames import shortened
from cauce.compiler.shape.kinds import Key, Many, ObjectKind, Value
from cauce.compiler.shape.problems import Problem
from cauce.compiler.shape.scalar_problems import explain_scalar, identifier
from cauce.compiler.shape.vocabulary import KINDS
from cauce.compiler.suggest import fold, suggest

_MOST_SHOWN = 80
_TWO = re.compile(r"\s*[-–—,;/]\s*|\s+[aye]\s+")
_EQUAL = re.compile(r"([a-z][a-z0-9_]*) *(?:==?| es ) *([^\s={}]+)")


def explain_value(key: Key, node: Node, at: tuple[str | int, ...]) -> Problem:
    """Explain why a value is not what its key takes; `at` leads from the key to the node."""
    value, name = key.value, key.name
    inside = bool(at)
    if is_empty(node):
        return _empty(key, at)
    if not inside:
        if value.many is Many.LIST and not isinstance(node, Sequence):
            return _list_wanted(key, node)
        if value.many is Many.NAMED and not isinstance(node, Mapping):
            return _named_wanted(key, node)
        if value.many is not Many.ONE and not isinstance(node, Scalar) and not _is_one(value, node):
            return _wrong_count(key, node)
    if isinstance(node, Scalar):
        if value.scalar is None:
            return _block_wanted(key, node, inside=inside)
        return explain_scalar(value.scalar, node.text, name)
    if isinstance(node, Sequence):
        return _one_wanted(key, node, inside=inside)
    return Problem(
        "E208",
        f"«{name}» debe ser un solo valor, y aquí hay un bloque de claves",
        f"Escriba «{name}: {key.example}»; si el texto tiene dos puntos o llaves, póngalo entre comillas.",
    )


def _is_one(value: Value, node: Node) -> bool:
    """Whether the node can only be the single form of a key that takes one or several."""
    return value.many is Many.ONE_OR_LIST and isinstance(node, Mapping)


def _empty(key: Key, at: tuple[str | int, ...]) -> Problem:
    if at and isinstance(at[-1], str):
        return Problem("E207", f"en «{key.name}», «{at[-1]}» no tiene valor", "Escriba el valor, o quite el renglón.")
    if at:
        return Problem("E207", f"hay un valor vacío en «{key.name}»", "Escriba el valor, o quite el renglón.")
    if key.value.scalar is not None and key.value.scalar.may_be_empty:
        return Problem("E207", f"«{key.name}» no tiene valor", f'Si la celda va vacía, escriba «{key.name}: ""».')
    rest = "" if key.required else ", o quite la clave"
    return Problem("E207", f"«{key.name}» no tiene valor", f"Escriba, por ejemplo, «{key.name}: {key.example}»{rest}.")


def _list_wanted(key: Key, node: Node) -> Problem:
    name = key.name
    if isinstance(node, Scalar):
        written = _as_list(key, node.text) or key.example
        return Problem("E209", f"«{name}» debe ser una lista", f"Escriba «{name}: {written}».")
    if name == "ramas":
        return _branches(node)
    return Problem(
        "E209",
        f"«{name}» debe ser una lista, y aquí hay un bloque de claves",
        f"Póngalo entre corchetes, «{name}: [{{…}}]», o escriba un guion («- ») antes de su primera clave.",
    )


def _as_list(key: Key, text: str) -> str:
    """Return a text as the list that was meant: «(canal)», «1-4» for two rows; "" when its words are not of the key."""
    bare = text.strip("()[]{} ")
    if key.value.scalar is None or len(bare) >= _MOST_SHOWN:
        return ""
    if key.value.least == key.value.most == 2 and len(ends := _TWO.split(bare)) == 2:
        return f"[{ends[0]}, {ends[1]}]"
    words = key.value.scalar.words
    if not words or bare in words:
        return f"[{bare}]"
    first, _, last = (suggest(end, words) if end else None for end in fold(bare).partition("_a_"))
    if first is None or last is None:
        return ""
    return f"[{', '.join(words[words.index(first) : words.index(last) + 1])}]"


def _branches(node: Node) -> Problem:
    labels = [entry.key.text for entry in node.entries] if isinstance(node, Mapping) else []
    if not labels or labels[0] in ("respuesta", "nombre", "pasa_a", "actividades"):
        return Problem(
            "E221", "cada rama empieza con un guion", "Escriba «- {respuesta: Sí, pasa_a: 3.3}», una por renglón."
        )
    target = node.entries[0].value if isinstance(node, Mapping) else None
    goes = target.text if isinstance(target, Scalar) and target.text else "…"
    return Problem(
        "E221",
        f"las ramas van en una lista, y «{shortened(labels[0])}» está escrita como clave",
        f"Escriba «- {{respuesta: {shortened(labels[0])}, pasa_a: {shortened(goes)}}}», una rama por renglón.",
    )


def _named_wanted(key: Key, node: Node) -> Problem:
    if isinstance(node, Sequence):
        return Problem(
            "E210",
            f"«{key.name}» no lleva guiones: cada elemento va después de su id",
            f"Escriba «{key.name}: {_as_named(node) or key.example}», o un renglón por elemento: «su_id: …».",
        )
    return Problem("E210", f"«{key.name}» debe ser un bloque de claves", f"Escriba «{key.name}: {key.example}».")


def _as_named(node: Sequence) -> str:
    """Return a list of texts as named values, with ids made from the texts; "" if it is something else or too long."""
    pairs = [(identifier(item.text), item.text) for item in node.items if isinstance(item, Scalar)]
    written = f"{{{', '.join(f'{name}: {text}' for name, text in pairs)}}}"
    return written if len(pairs) == len(node.items) and all(map(all, pairs)) and len(written) < _MOST_SHOWN else ""


def _wrong_count(key: Key, node: Node) -> Problem:
    least, most = key.value.least, key.value.most
    size = len(node.items) if isinstance(node, Sequence) else len(node.entries) if isinstance(node, Mapping) else 0
    if size == 0:
        return Problem(
            "E226",
            f"la lista «{key.name}» está vacía",
            f"Escriba, por ejemplo, «{key.name}: {key.example}», o quite la clave.",
        )
    number = f"{least} elementos" if least == most else f"al menos {least} elementos"
    return Problem(
        "E226", f"«{key.name}» lleva {number}, y aquí hay {size}", f"Escriba, por ejemplo, «{key.name}: {key.example}»."
    )


def _block_wanted(key: Key, node: Scalar, *, inside: bool) -> Problem:
    name, text = key.name, shortened(node.text)
    kind = key.value.object
    if kind == "documento":
        return Problem("E210", f"«{text}» va dentro de llaves, como nombre", f"Escriba «{{nombre: {text}}}».")
    if kind == "referencia_a_dato":
        return Problem("E210", f"«{name}» menciona un dato", f"Escriba «{name}: {{dato: {text}}}».")
    if kind == "condicion":
        return _condition_wanted(key, text)
    first = _first_text_key(kind)
    if first and not inside:
        return Problem("E210", f"«{name}» debe ser un bloque de claves", f"Escriba «{name}: {{{first}: {text}}}».")
    if inside:
        return Problem(
            "E210",
            f"en «{name}», «{text}» debe ser un bloque de claves",
            f"Escriba, por ejemplo, «{name}: {key.example}».",
        )
    return Problem("E210", f"«{name}» debe ser un bloque de claves", f"Escriba «{name}: {key.example}».")


def _condition_wanted(key: Key, text: str) -> Problem:
    name, equal = key.name, _EQUAL.fullmatch(text)
    if equal:
        hint = f"Escriba «{name}: {{{equal[1]}: {{es: {equal[2]}}}}}»."
    elif scalars.ID.acceptor(text):
        hint = f"Escriba, por ejemplo, «{name}: {{{text}: presente}}» o «{name}: {{{text}: {{es: si}}}}»."
    else:
        hint = f"Escriba, por ejemplo, «{name}: {key.example}»."
    return Problem("E222", f"«{text}» no es una condición", hint)


def _first_text_key(kind_name: str) -> str:
    """Return the first key of a kind of block, if it is required and takes a text: a bare text must be meant for it."""
    kind = KINDS[kind_name]
    first = kind.keys[0] if isinstance(kind, ObjectKind) else None
    return first.name if first and first.required and first.value.scalar and not first.value.object else ""


def _one_wanted(key: Key, node: Sequence, *, inside: bool) -> Problem:
    name = key.name
    if inside:
        return Problem(
            "E208", f"en «{name}» hay una lista dentro de otra", "Deje una sola lista, con un valor por elemento."
        )
    items = [item.text for item in node.items if isinstance(item, Scalar)]
    listed = ", ".join(items) if len(items) == len(node.items) and len(", ".join(items)) < 60 else "…"
    if key.value.object == "actores":
        return Problem(
            "E228",
            "varios responsables en una lista no dicen si actúa uno o todos",
            f"Escriba «{name}: {{alguno: [{listed}]}}» si basta uno, o «{{todos: […]}}» si cada uno confirma.",
        )
    if key.value.object == "turno" and len(items) > 1:
        cure = f"Escriba «{name}: {{alguno: [{listed}]}}» si recibe cualquiera de ellos."
        return Problem("E228", "varios responsables en una lista no dicen quién recibe", cure)
    if key.value.object == "condicion":
        return Problem(
            "E223",
            f"«{name}» debe ser una sola condición",
            f"Escriba «{name}: {{todas: [{listed}]}}», o «alguna» si basta una.",
        )
    if key.value.scalar is None:
        cure = "Quite el guion o los corchetes, y alinee las claves unas debajo de otras."
        return Problem("E210", f"«{name}» debe ser un bloque de claves, y aquí hay una lista", cure)
    if name == "es" and items:
        cure = f"Escriba «entre: [{listed}]» si basta que sea uno de ellos."
        return Problem("E208", f"«{name}» compara con un solo valor, y aquí hay una lista", cure)
    only = f" Escriba «{name}: {items[0]}»." if len(items) == 1 else ""
    return Problem(
        "E208",
        f"«{name}» debe ser un solo valor, y aquí hay una lista",
        f"Deje un valor, sin corchetes ni guiones.{only}",
    )
