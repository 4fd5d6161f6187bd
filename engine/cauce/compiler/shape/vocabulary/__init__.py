"""The one vocabulary table: every key of every kind of object, in Spanish, with the field of the model that it fills.

From it come the JSON Schemas, what `check_shape` accepts, the suggestions of errors, and the reference of keys.
"""

from __future__ import annotations

from cauce.compiler.shape.kinds import AnyKind
from cauce.compiler.shape.vocabulary.branches import BRANCH_KINDS
from cauce.compiler.shape.vocabulary.calendar import CALENDARS
from cauce.compiler.shape.vocabulary.common import ACTORS_KIND, SOURCE
from cauce.compiler.shape.vocabulary.conditions import CONDITIONS
from cauce.compiler.shape.vocabulary.data import DATA
from cauce.compiler.shape.vocabulary.declarations import DECLARATIONS
from cauce.compiler.shape.vocabulary.institution import INSTITUTIONS
from cauce.compiler.shape.vocabulary.manual import MANUAL
from cauce.compiler.shape.vocabulary.obligations import OBLIGATIONS
from cauce.compiler.shape.vocabulary.procedure import PROCEDURE
from cauce.compiler.shape.vocabulary.rows import ROW_KINDS
from cauce.compiler.shape.vocabulary.scenarios import SCENARIOS

KINDS: dict[str, AnyKind] = {
    kind.name: kind
    for kind in (
        PROCEDURE,
        *DECLARATIONS,
        *DATA,
        *ROW_KINDS,
        *BRANCH_KINDS,
        ACTORS_KIND,
        *CONDITIONS,
        *OBLIGATIONS,
        *MANUAL,
        *SCENARIOS,
        SOURCE,
        *INSTITUTIONS,
        *CALENDARS,
    )
}
"""Every kind by its name, in the order of the reference."""
