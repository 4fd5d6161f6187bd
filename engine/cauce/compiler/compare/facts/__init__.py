"""A procedure as named things with Spanish attributes: what a comparison looks at.

Nothing here decides what changed; `difference` compares these facts and knows no procedure. A test holds them against
every field of the model, so that nothing a file can say changes in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from cauce.compiler.compare.facts.declared import declared_facts
from cauce.compiler.compare.facts.fact import Fact, Part
from cauce.compiler.compare.facts.obliged import obliged_facts
from cauce.compiler.compare.facts.printed import printed_facts
from cauce.compiler.compare.facts.rows import row_facts
from cauce.compiler.compare.facts.tried import tried_facts
from cauce.model.procedure import Procedure

__all__ = ["Fact", "Part", "facts"]


def facts(procedure: Procedure) -> Iterator[Fact]:
    """Yield every fact of a procedure, part by part."""
    yield from printed_facts(procedure)
    yield from declared_facts(procedure)
    yield from row_facts(procedure)
    yield from obliged_facts(procedure)
    yield from tried_facts(procedure)
