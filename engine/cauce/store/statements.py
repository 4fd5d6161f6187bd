"""The few statements of the daily commands, written once for both databases.

`:name` marks a value; `/*lock*/` the place of a row lock, which only a server needs. A test holds every table and
column named here against `cauce.store.tables`.
"""

from __future__ import annotations

SCHEMA_VERSION = "SELECT version_num FROM alembic_version"
META = "SELECT value FROM meta WHERE name = :name"

# Cases
FIND_FOLIO = "SELECT id FROM cases WHERE folio_key = :folio_key"
FIND_NUMBER = "SELECT DISTINCT case_id FROM numbers WHERE year = :year AND number = :number"
FIND_NUMBER_OF = "SELECT case_id FROM numbers WHERE year = :year AND number = :number AND series = :series"
FOLIO_OF = "SELECT folio FROM cases WHERE id = :id"
LOAD = (
    "SELECT cases.folio, cases.definition, cases.sequence, cases.head, cases.snapshot, case_keys.wrapped"
    " FROM cases LEFT JOIN case_keys ON case_keys.case_id = cases.id WHERE cases.id = :id /*lock of cases*/"
)
SNAPSHOT = (
    "SELECT cases.sequence, cases.head, cases.snapshot, case_keys.wrapped"
    " FROM cases JOIN case_keys ON case_keys.case_id = cases.id WHERE cases.id = :id"
)
CASE_KEY = "SELECT wrapped FROM case_keys WHERE case_id = :case_id"
INSERT_CASE = (
    "INSERT INTO cases (id, folio, folio_key, procedure, definition, status, sequence, head, snapshot, opened, changed)"
    " VALUES"
    " (:id, :folio, :folio_key, :procedure, :definition, :status, :sequence, :head, :snapshot, :opened, :changed)"
)
INSERT_CASE_KEY = "INSERT INTO case_keys (case_id, wrapped) VALUES (:case_id, :wrapped)"
HEAD = (
    "SELECT cases.sequence, cases.head, case_keys.wrapped"
    " FROM cases LEFT JOIN case_keys ON case_keys.case_id = cases.id WHERE cases.id = :id /*lock of cases*/"
)
UPDATE_CASE = (
    "UPDATE cases SET status = :status, sequence = :sequence, head = :head, snapshot = :snapshot, changed = :changed"
    " WHERE id = :id AND sequence = :before"
)
INSERT_EVENT = (
    "INSERT INTO events"
    " (case_id, sequence, at, kind, body, secret, person, role, stands_in_for, request, definition, hash)"
    " VALUES (:case_id, :sequence, :at, :kind, :body, :secret, :person, :role, :stands_in_for, :request, :definition,"
    " :hash)"
)
HISTORY = (
    "SELECT sequence, at, kind, body, secret, person, role, stands_in_for, request, definition, hash"
    " FROM events WHERE case_id = :case_id ORDER BY sequence"
)

# Requests
SEEN = "SELECT case_id, fingerprint, sequence FROM requests WHERE request = :request"
INSERT_REQUEST = (
    "INSERT INTO requests (request, case_id, fingerprint, sequence)"
    " VALUES (:request, :case_id, :fingerprint, :sequence)"
)

# Numbers
LAST_NUMBER = (
    "SELECT last FROM counters WHERE kind = :kind AND procedure = :procedure AND name = :name AND year = :year /*lock*/"
)
START_COUNTER = (
    "INSERT INTO counters (kind, procedure, name, year, last) VALUES (:kind, :procedure, :name, :year, 0)"
    " ON CONFLICT (kind, procedure, name, year)"
    " DO NOTHING"
)
TAKE_NEXT = (
    "INSERT INTO counters (kind, procedure, name, year, last) VALUES (:kind, :procedure, :name, :year, 1)"
    " ON CONFLICT (kind, procedure, name, year)"
    " DO UPDATE SET last = counters.last + 1 RETURNING last"
)
TAKE_NUMBER = (
    "INSERT INTO counters (kind, procedure, name, year, last) VALUES (:kind, :procedure, :name, :year, :last)"
    " ON CONFLICT (kind, procedure, name, year)"
    " DO UPDATE SET last = excluded.last WHERE excluded.last > counters.last"
)
INSERT_NUMBER = (
    "INSERT INTO numbers (procedure, series, year, number, case_id)"
    " VALUES (:procedure, :series, :year, :number, :case_id)"
)

# Antecedents
MATCHING = "SELECT DISTINCT case_id FROM tokens WHERE procedure = :procedure AND datum = :datum AND token IN ({tokens})"
DELETE_TOKENS = "DELETE FROM tokens WHERE case_id = :case_id AND datum = :datum"
INSERT_TOKEN = "INSERT INTO tokens (case_id, datum, token, procedure) VALUES (:case_id, :datum, :token, :procedure)"  # noqa: S105 - a digest

# What waits
TASK_COLUMNS = (
    "case_id", "folio", "procedure", "kind", "item", "row", "step", "title", "roles", "person", "barred", "since",
    "due", "deadline", "deadline_name",
)  # fmt: skip
_TASK = ", ".join(TASK_COLUMNS)
TASKS_OF = f"SELECT {_TASK} FROM tasks WHERE case_id = :case_id"  # noqa: S608 - names of columns
DELETE_TASK = "DELETE FROM tasks WHERE case_id = :case_id AND kind = :kind AND item = :item"
DELETE_TASK_ROLE = "DELETE FROM task_roles WHERE role = :role AND case_id = :case_id AND kind = :kind AND item = :item"
INSERT_TASK = (
    f"INSERT INTO tasks ({_TASK})"  # noqa: S608
    f" VALUES ({', '.join(f':{name}' for name in TASK_COLUMNS)})"
)
INSERT_TASK_ROLE = "INSERT INTO task_roles (role, case_id, kind, item) VALUES (:role, :case_id, :kind, :item)"
TASKS = (
    f"SELECT {', '.join(f'tasks.{name}' for name in TASK_COLUMNS)} FROM {{tables}} WHERE {{conditions}}"  # noqa: S608
    " ORDER BY tasks.due IS NULL, tasks.due, tasks.since, tasks.case_id, tasks.kind, tasks.item"
)
MY_TASKS = (
    "(SELECT case_id, kind, item FROM task_roles WHERE role IN ({roles}){and_of_case}"
    " UNION SELECT case_id, kind, item FROM tasks WHERE person = :person AND person <> ''{and_of_case}) AS mine"
)
TASK_IS_MINE = "tasks.case_id = mine.case_id AND tasks.kind = mine.kind AND tasks.item = mine.item"
TASK_IS_NOT_BARRED = "(tasks.barred = '' OR tasks.person = :acting OR replace(tasks.barred, :line, '') = tasks.barred)"
"""`line` is who acts as in the column. LIKE would take small letters for capitals in one of the databases."""
AND_OF_CASE = " AND case_id = :case_id"
TASK_IS_OF_CASE = "tasks.case_id = :case_id"
TASK_IS_DUE = "tasks.due <= :due"
CLOCKS_OF = "SELECT clock, deadline, due FROM clocks WHERE case_id = :case_id"
DELETE_CLOCK = "DELETE FROM clocks WHERE case_id = :case_id AND clock = :clock"
INSERT_CLOCK = "INSERT INTO clocks (case_id, clock, deadline, due) VALUES (:case_id, :clock, :deadline, :due)"
CASES_DUE = "SELECT case_id FROM clocks WHERE due <= :now GROUP BY case_id ORDER BY min(due), case_id"
OPENED_FOR = "SELECT 1 FROM openings WHERE procedure = :procedure AND start = :start AND period = :period"
INSERT_OPENING = (
    "INSERT INTO openings (procedure, start, period, case_id) VALUES (:procedure, :start, :period, :case_id)"
)

# Definitions
DEFINITION = "SELECT compiled FROM definitions WHERE digest = :digest"
HAS_DEFINITION = "SELECT 1 FROM definitions WHERE digest = :digest"
INSERT_DEFINITION = (
    "INSERT INTO definitions (digest, procedure, version, text, compiled)"
    " VALUES (:digest, :procedure, :version, :text, :compiled) ON CONFLICT (digest) DO NOTHING"
)
INSTITUTION = "SELECT compiled FROM institutions WHERE digest = :digest"
INSERT_INSTITUTION = (
    "INSERT INTO institutions (digest, compiled) VALUES (:digest, :compiled) ON CONFLICT (digest) DO NOTHING"
)

# Staff
PEOPLE = "SELECT id, name, account, supervises, active FROM people ORDER BY id"
PERSON_ROLES = "SELECT person, role FROM person_roles ORDER BY person, place"
SAVE_PERSON = (
    "INSERT INTO people (id, name, account, supervises, active, changed, changed_by)"
    " VALUES (:id, :name, :account, :supervises, :active, :changed, :changed_by) ON CONFLICT (id) DO UPDATE SET"
    " name = excluded.name, account = excluded.account, supervises = excluded.supervises, active = excluded.active,"
    " changed = excluded.changed, changed_by = excluded.changed_by"
)
DELETE_PERSON_ROLES = "DELETE FROM person_roles WHERE person = :person"
INSERT_PERSON_ROLE = "INSERT INTO person_roles (person, place, role) VALUES (:person, :place, :role)"
SUBSTITUTIONS = "SELECT absent, substitute, since, until, reason FROM substitutions ORDER BY number"
INSERT_SUBSTITUTION = (
    "INSERT INTO substitutions (absent, substitute, since, until, reason, at, by)"
    " VALUES (:absent, :substitute, :since, :until, :reason, :at, :by)"
)
INSERT_AUDIT = (
    "INSERT INTO audit (at, person, role, command, case_id, classes)"
    " VALUES (:at, :person, :role, :command, :case_id, :classes)"
)
AUDITED = "SELECT 1 FROM audit WHERE command = :command LIMIT 1"

# Files and drafts
ATTACHMENT = "SELECT content FROM attachments WHERE case_id = :case_id AND digest = :digest"
INSERT_ATTACHMENT = (
    "INSERT INTO attachments (case_id, digest, content) VALUES (:case_id, :digest, :content)"
    " ON CONFLICT (case_id, digest) DO NOTHING"
)
DRAFT = "SELECT content FROM drafts WHERE case_id = :case_id AND person = :person AND visit = :visit"
SAVE_DRAFT = (
    "INSERT INTO drafts (case_id, person, visit, content) VALUES (:case_id, :person, :visit, :content)"
    " ON CONFLICT (case_id, person, visit) DO UPDATE SET content = excluded.content"
)
DELETE_DRAFT = "DELETE FROM drafts WHERE case_id = :case_id AND person = :person AND visit = :visit"
OPENING_DRAFTS = (
    "SELECT number, content FROM opening_drafts WHERE procedure = :procedure AND start = :start AND person = :person"
    " ORDER BY number"
)
SAVE_OPENING_DRAFT = (
    "INSERT INTO opening_drafts (procedure, start, person, number, content)"
    " VALUES (:procedure, :start, :person, :number, :content)"
    " ON CONFLICT (procedure, start, person, number) DO UPDATE SET content = excluded.content"
)
DELETE_OPENING_DRAFT = (
    "DELETE FROM opening_drafts"
    " WHERE procedure = :procedure AND start = :start AND person = :person AND number = :number"
)

# Seals
INSERT_UNSEALED = "INSERT INTO unsealed (case_id, sequence, head, at) VALUES (:case_id, :sequence, :head, :at)"
UNSEALED_SIZE = "SELECT count(*), min(at) FROM unsealed"
UNSEALED = "SELECT case_id, sequence, head FROM unsealed ORDER BY case_id, sequence"
DELETE_UNSEALED = "DELETE FROM unsealed WHERE case_id = :case_id AND sequence = :sequence"
LAST_SEAL = "SELECT number, hash FROM seals ORDER BY number DESC LIMIT 1"
INSERT_SEAL = (
    "INSERT INTO seals (number, at, leaves, root, previous, hash)"
    " VALUES (:number, :at, :leaves, :root, :previous, :hash)"
)
