"""The scenarios: each step and each expectation as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.compiler.compare.facts.fact import Fact, Part, fact
from cauce.model.procedure import Procedure
from cauce.model.source import Span


def tried_facts(procedure: Procedure) -> Iterator[Fact]:
    """Yield the scenarios by name."""
    for scenario in procedure.scenarios:
        said = {
            "inicia": _words((scenario.start, scenario.at, scenario.data, scenario.without)),
            "fila por fila": "sí" if scenario.row_by_row else "",
            "recorre": "; ".join(_words(step) for step in scenario.steps),
            "se espera": _words(scenario.expected),
        }
        yield fact(Part.SCENARIOS, scenario.name, scenario.name, said)


def _words(value: object) -> str:
    """Say a value with what it is made of, its place left out."""
    fields = getattr(value, "__dataclass_fields__", None) or getattr(value, "_fields", None)
    if fields:
        inner = [getattr(value, name) for name in fields if not isinstance(getattr(value, name), Span)]
        return " ".join(text for text in map(_words, inner) if text)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_words(item)}" for name, item in value.items())
    if isinstance(value, tuple):
        return ", ".join(text for text in map(_words, value) if text)
    return "" if value is None else str(value)
