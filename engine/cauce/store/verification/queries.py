"""What verification asks the database; held against the tables by the same test as the hot statements."""

from __future__ import annotations

CASES = (
    "SELECT cases.id, cases.folio, cases.folio_key, cases.procedure, cases.definition, cases.opened,"
    " cases.status, cases.sequence, cases.head,"
    " case_keys.wrapped"
    " FROM cases LEFT JOIN case_keys ON case_keys.case_id = cases.id ORDER BY cases.id"
)
SNAPSHOT_OF = "SELECT snapshot FROM cases WHERE id = :id"
EVENTS_WITHOUT_CASE = (
    "SELECT DISTINCT events.case_id FROM events LEFT JOIN cases ON cases.id = events.case_id WHERE cases.id IS NULL"
)
TASK_ROLES = "SELECT kind, item, role FROM task_roles WHERE case_id = :case_id"
NUMBERS_OF = "SELECT procedure, series, year, number FROM numbers WHERE case_id = :case_id"
REQUESTS_OF = "SELECT request, sequence, fingerprint FROM requests WHERE case_id = :case_id"
ATTACHMENTS_OF = "SELECT digest, content FROM attachments WHERE case_id = :case_id"
TOKENS_OF = "SELECT datum, token FROM tokens WHERE case_id = :case_id"
OPENING_DRAFTS = "SELECT procedure, start, person, number, content FROM opening_drafts"
DRAFTS_OF = "SELECT person, visit, content FROM drafts WHERE case_id = :case_id"
COUNTERS = "SELECT kind, procedure, name, year, last FROM counters"
NUMBERS = "SELECT procedure, series, year, number FROM numbers ORDER BY procedure, series, year, number"
DEFINITIONS = "SELECT digest, procedure, version, text, compiled FROM definitions ORDER BY digest"
DEFINITION_TEXT = "SELECT procedure, version, text FROM definitions WHERE digest = :digest"
SEALS = "SELECT number, at, leaves, root, previous, hash FROM seals ORDER BY number"
UNSEALED = "SELECT case_id, sequence, head FROM unsealed"
EVENT_HASH = "SELECT hash FROM events WHERE case_id = :case_id AND sequence = :sequence"
