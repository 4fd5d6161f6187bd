"""Procedures, institutions and calendars that cases run on, compiled: running a case reads no YAML."""

from __future__ import annotations

import zlib

from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.runtime.desk.records import Definition
from cauce.store import statements
from cauce.store.compiled import pack_institution, pack_procedure, unpack_institution, unpack_procedure
from cauce.store.transaction.part import Part


class DefinitionsPart(Part):
    """Definitions, by the SHA-256 of their texts; once stored they never change."""

    def definition(self, digest: str) -> Procedure | None:
        """Return a stored definition, without what only its author needs (see `cauce.store.compiled`)."""
        if digest not in self.known:
            row = self.session.one(statements.DEFINITION, digest=digest)
            if row is None:
                return None
            self.known[digest] = unpack_procedure(bytes(row[0]))
        return self.known[digest]

    def save_definition(self, definition: Definition) -> None:
        """Store a definition, once."""
        digest = definition.digest
        if digest in self.known or self.session.one(statements.HAS_DEFINITION, digest=digest):
            return
        procedure = definition.procedure
        self.session.run(
            statements.INSERT_DEFINITION,
            digest=digest,
            procedure=procedure.key,
            version=procedure.version,
            text=zlib.compress(definition.text, 9),
            compiled=pack_procedure(procedure),
        )

    def institution(self, digest: str) -> tuple[Institution, Calendar] | None:
        """Return an institution and its calendar by the digest of their texts, None if unknown."""
        row = self.session.one(statements.INSTITUTION, digest=digest)
        return None if row is None else unpack_institution(bytes(row[0]))

    def save_institution(self, digest: str, institution: Institution, calendar: Calendar) -> None:
        """Store an institution with its calendar, once."""
        compiled = pack_institution(institution, calendar)
        self.session.run(statements.INSERT_INSTITUTION, digest=digest, compiled=compiled)
