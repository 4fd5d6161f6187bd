"""How messages name the block where something is wrong: «la rama «Sí» del paso 2.3 «Determina…»»."""

from __future__ import annotations

from functools import cached_property

from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence
from cauce.compiler.shape.kinds import AnyKind, ObjectKind
from cauce.model.frozen import dataclass

_SHORT = 48
_ROW_KEYS = ("actividad", "decision", "espera", "en_paralelo", "etapa", "nota")


@dataclass(frozen=True)
class Frame:
    """A block being checked: its kind, its node, and how it hangs from the one around it.

    `key` is the key that holds it; `id` the name under which it stands in a block of ids.
    """

    kind: AnyKind
    mapping: Mapping
    outer: Frame | None = None
    key: str = ""
    id: str = ""

    @property
    def where(self) -> str:
        """Say where: «en el plazo «inmediato»: », or nothing at the top of the file."""
        name = self.name
        return f"en {name}: " if name else ""

    @cached_property
    def name(self) -> str:
        """Name the block as people would, with what it belongs to; "" for the file itself."""
        if self.outer is None:
            return ""
        own = self._own_name()
        around = self.outer.name if not own or not _stands_alone(self) else ""
        if not own:
            own = f"«{self.key}»"
            if self.outer.kind.name == self.kind.name and not self.outer._own_name():
                return around or own
        return f"{own} {_of(around)}" if around else own

    def _own_name(self) -> str:
        if self.id:
            return f"{self.kind.noun} «{self.id}»"
        row = _row_name(self.mapping)
        if row and self.kind.name in ("fila", *_ROW_KEYS):
            return row
        if isinstance(self.kind, ObjectKind):
            for key in self.kind.named_by:
                text = _text(self.mapping.get(key))
                if text:
                    step = self.kind.name == "completa"
                    return f"{self.kind.noun} {text}" if step else f"{self.kind.noun} «{shortened(text)}»"
        return ""


def _stands_alone(frame: Frame) -> bool:
    """Whether the name needs nothing around it: rows, and what hangs from the top of the file."""
    return frame.kind.name in ("fila", *_ROW_KEYS) or (frame.outer is not None and frame.outer.outer is None)


def _row_name(mapping: Mapping) -> str:
    text = _text(mapping.get("en_diagrama"))
    kind = next((key for key in _ROW_KEYS if mapping.get(key) is not None), "")
    text = text or (_text(mapping.get(kind)) if kind else "")
    step = _text(mapping.get("paso"))
    if step:
        return f"el paso {step} «{shortened(text)}»" if text else f"el paso {step}"
    names = {"decision": "la decisión", "espera": "la espera", "en_paralelo": "el bloque en paralelo"}
    if text:
        return f"{names.get(kind, f'la {kind}' if kind else 'la fila')} «{shortened(text)}»"
    name = _text(mapping.get("id"))
    return f"la fila «{name}»" if name else ""


def _text(node: Node | None) -> str:
    if isinstance(node, Sequence):
        return ", ".join(item.text for item in node.items if isinstance(item, Scalar))
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""


def _of(name: str) -> str:
    return f"del {name[3:]}" if name.startswith("el ") else f"de {name}"


def shortened(text: str) -> str:
    """Cut a text to a few words, at a space."""
    text = " ".join(text.split())
    if len(text) <= _SHORT:
        return text
    head = text[:_SHORT].rsplit(" ", 1)[0]
    return f"{head}…"


def noun_of(kind: AnyKind) -> str:
    """Return «una actividad», «un plazo»: the noun with the indefinite article."""
    article, _, rest = kind.noun.partition(" ")
    return f"{'una' if article == 'la' else 'un'} {rest}"
