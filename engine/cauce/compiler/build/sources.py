"""`fuente`: who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import child, member, one_or_many, scalars, text
from cauce.compiler.build.draft import Provenance
from cauce.model.source import Origin, Source

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node


def build_source(scope: Scope, owner: Node | None, where: str) -> Source | None:
    """Return the provenance of a node that may have the key `fuente`."""
    return merged_source(scope, child(owner, "fuente"), where)


def merged_source(scope: Scope, node: Node | None, where: str) -> Source | None:
    """Return the provenance that a `fuente` says, one or a list of them.

    Of several, one is kept: the requirements of all, and the first origin, section, quote and note that are written.
    Each is noted apart in the scope, so that an interpretation is listed even beside words of the manual.
    """
    found = [_one(node) for node in one_or_many(node)]
    sources = [source for source in found if source is not None]
    if not sources:
        return None
    scope.provenance.extend(Provenance(source, where) for source in sources)
    if len(sources) == 1:
        return sources[0]
    return Source(
        sources[0].origin,
        tuple(dict.fromkeys(name for source in sources for name in source.requirements)),
        next((source.section for source in sources if source.section), ""),
        next((source.quote for source in sources if source.quote), ""),
        next((source.note for source in sources if source.note), ""),
        sources[0].span,
    )


def _one(node: Node) -> Source | None:
    origin = member(node, "origen", Origin)
    if origin is None:
        return None
    requirements = tuple(name.text for name in scalars(child(node, "requisito")))
    return Source(origin, requirements, text(node, "seccion"), text(node, "cita"), text(node, "nota"), node.span)
