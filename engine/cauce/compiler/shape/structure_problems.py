"""Keys that are missing, that do not go together, or that need another."""

from __future__ import annotations

from cauce.compiler.reader.nodes import Mapping
from cauce.compiler.shape.frames import noun_of
from cauce.compiler.shape.kinds import Demand, Key, Many, ObjectKind, Rule
from cauce.compiler.shape.problems import Problem, options, spoken
from cauce.compiler.shape.scalars import ID, KEY, ROW, TARGET, TEXT
from cauce.model.source import Span


def explain_missing(kind: ObjectKind, key: Key) -> Problem:
    """Explain that a required key is not there."""
    if kind.name == "dato" and key.name == "clase":
        return Problem(
            "E220",
            "falta «clase»: todo dato dice qué tan confidencial es",
            "Agregue «clase: operativo» (del trámite), «identidad» (dice quién es), «reservado» (sobre su vida) o "
            "«vital» (si se sabe, peligra alguien).",
        )
    # The example of a name or a text is somebody else's: copied as it stands, it would be wrong and pass.
    own = key.value.scalar in (TEXT, ID, KEY, ROW, TARGET) and key.value.many is Many.ONE
    value = "…" if own else key.example
    return Problem("E202", f"falta la clave «{key.name}»", f"Agregue «{key.name}: {value}». {spoken(key.says)}")


def explain_unmet(demand: Demand, kind: ObjectKind, mapping: Mapping) -> Problem:
    """Explain a demand on several keys that the block does not meet."""
    present = [key for key in demand.keys if mapping.get(key) is not None]
    if demand.rule is Rule.FIRST_NEEDS_REST:
        absent = options(tuple(key for key in demand.keys if key not in present)).replace(" o ", " y ")
        return Problem("E231", f"«{demand.keys[0]}» necesita {absent}", demand.why)
    if len(present) > 1:
        return Problem(
            "E229", f"{' y '.join(f'«{key}»' for key in present)} no van juntas en {noun_of(kind)}", demand.why
        )
    names = options(demand.keys)
    if demand.only_when is not None:
        key, text = demand.only_when
        return Problem("E231", f"«{key}: {text}» necesita {names}", demand.why)
    return Problem("E230", f"falta {names}", demand.why)


def demand_place(demand: Demand, mapping: Mapping, place: Span) -> Span:
    """Return the key that an unmet demand is about, or the block's own place."""
    if demand.rule in (Rule.EXACTLY_ONE, Rule.NOT_BOTH):
        entries = [entry for entry in mapping.entries if entry.key.text in demand.keys]
        return entries[1].key.span if len(entries) > 1 else place
    entry = mapping.entry(demand.keys[0] if demand.rule is Rule.FIRST_NEEDS_REST else (demand.only_when or ("",))[0])
    return entry.key.span if entry else place
