"""A whole procedure, from the root node of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import scalar, scalars, text
from cauce.compiler.build.control import (
    build_annexes,
    build_control,
    build_errata,
    build_indicators,
    build_sections,
)
from cauce.compiler.build.data import build_data
from cauce.compiler.build.declarations import (
    build_documents,
    build_ends,
    build_roles,
    build_series,
    build_starts,
)
from cauce.compiler.build.doubt import doubtful_words
from cauce.compiler.build.draft import Draft, Kind
from cauce.compiler.build.obligations import build_antecedents, build_deadlines, build_interruptions, build_rules
from cauce.compiler.build.outline import outline
from cauce.compiler.build.rows import RowBuilder
from cauce.compiler.build.scenarios import build_scenarios
from cauce.compiler.build.scope import Scope
from cauce.compiler.reader.nodes import Mapping
from cauce.compiler.reader.nodes import Sequence as Items
from cauce.model.diagnostics import Severity
from cauce.model.procedure import Procedure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cauce.compiler.reader.nodes import Node
    from cauce.model.diagnostics import Diagnostic


def build_procedure(root: Node, file: str, digest: str, problems: Sequence[Diagnostic] = ()) -> Draft | None:
    """Build the procedure that a file says, as far as it can be read; None when the file is no mapping.

    `problems` are those found before (reading, shape): nothing is said twice about the places they point at.
    """
    if not isinstance(root, Mapping):
        return None
    scope = Scope()
    key = scalar(root.get("clave"))
    main, asides = outline(scope, root)
    if not isinstance(root.get("actividades"), Items):
        scope.absent.add(Kind.ROW)
    roles, documents, data = build_roles(scope, root), build_documents(scope, root), build_data(scope, root)
    series, starts, ends = build_series(scope, root), build_starts(scope, root), build_ends(scope, root)
    builder = RowBuilder(scope, {datum.id: datum for datum in data}, ends[0].id if len(ends) == 1 else None)
    procedure = Procedure(
        key=key.text if key else "",
        aliases=tuple(alias.text for alias in scalars(root.get("alias_clave"))),
        name=text(root, "nombre"),
        version=text(root, "version"),
        date=text(root, "fecha"),
        institution=scope.refer(Kind.INSTITUTION, root.get("institucion"), ""),
        area=text(root, "area_responsable"),
        frequency=text(root, "frecuencia"),
        purpose=text(root, "proposito"),
        scope=text(root, "alcance"),
        sections=build_sections(scope, root),
        annexes=build_annexes(root),
        roles=roles,
        documents=documents,
        data=data,
        series=series,
        starts=starts,
        ends=ends,
        rows=builder.rows(main, (None, "")),
        interruptions=build_interruptions(scope, root, asides, builder),
        rules=build_rules(scope, root),
        deadlines=build_deadlines(scope, root),
        antecedents=build_antecedents(scope, root),
        indicators=build_indicators(scope, root),
        errata=build_errata(scope, root),
        control=build_control(root),
        scenarios=build_scenarios(scope, root),
        file=file,
        digest=digest,
        span=root.span,
    )
    return Draft(
        procedure=procedure,
        file=file,
        key_span=key.span if key else root.span,
        declarations=tuple(scope.declarations),
        references=tuple(scope.references),
        comparisons=tuple(scope.comparisons),
        provenance=tuple(scope.provenance),
        places=scope.places,
        phrases=scope.phrases,
        nestings=scope.nestings,
        doubtful=doubtful_words(root, problems),
        absent=frozenset(scope.absent),
        unsure=frozenset(scope.unsure),
        troubled=frozenset(problem.span.line for problem in problems if problem.severity is Severity.ERROR),
    )
