"""What belongs to no case alone: numbering without gaps, definitions as their texts, and the chain of seals."""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from cauce.model.digest import digest_of
from cauce.model.procedure import Procedure
from cauce.store import ciphers
from cauce.store.chain import BEGINNING, merkle_root, seal_hash
from cauce.store.compiled import pack_procedure
from cauce.store.driver.session import Session
from cauce.store.keys import MasterKey
from cauce.store.transaction.numbers import FOLIO
from cauce.store.transaction.whole import opening_place
from cauce.store.verification import queries
from cauce.store.verification.chains import CaseRow
from cauce.store.verification.finding import Report, finding

Compile = Callable[[bytes], Procedure | None]
"""Compiles the text of a procedure; None when it has errors."""

_FOLIO = re.compile(r"(.+)-(\d{4})-(\d+)")
Counter = tuple[str, str, str, int]


def check_numbering(session: Session, folio_keys: Iterable[str], report: Report) -> None:
    """Look for gaps: of every counter, exactly the numbers from one to its last are in use."""
    used: dict[Counter, list[int]] = defaultdict(list)
    for procedure, series, year, number in session.all(queries.NUMBERS):
        used["serie", procedure, series, year].append(number)
    for key in folio_keys:
        parts = _FOLIO.fullmatch(key)
        if parts is not None:  # one that is no folio leaves a gap
            used[FOLIO, "", parts[1], int(parts[2])].append(int(parts[3]))
    lasts = {(kind, procedure, name, year): last for kind, procedure, name, year, last in session.all(queries.COUNTERS)}
    for counter in sorted(used.keys() | lasts.keys()):
        if sorted(used.get(counter, [])) != list(range(1, lasts.get(counter, 0) + 1)):
            _, procedure, name, year = counter
            report(
                finding("numeracion_con_huecos", " ".join(str(part) for part in (procedure, name, year or "") if part))
            )


def check_definitions(session: Session, compile_text: Compile | None, report: Report) -> None:
    """Compare every definition with its text; without a compiler, only with the digest of its text."""
    for digest, procedure, version, text, compiled in session.all(queries.DEFINITIONS):
        place = f"{procedure} {digest[:12]}"
        try:
            whole = zlib.decompress(bytes(text))
        except zlib.error:
            whole = None
        if whole is None or digest_of(whole) != digest:
            report(finding("definicion_cambiada", place))
        elif compile_text is not None:
            again = compile_text(whole)
            if again is None:
                report(finding("definicion_no_compila", place))
            elif (procedure, version, _content(pack_procedure(again))) != (
                again.key,
                again.version,
                _content(bytes(compiled)),
            ):
                report(finding("definicion_distinta", place))


def check_opening_drafts(session: Session, keys: MasterKey, report: Report) -> None:
    """Open every half-filled answer to what opens a case."""
    for procedure, start, person, number, content in session.all(queries.OPENING_DRAFTS):
        try:
            json.loads(keys.unwrap(bytes(content), opening_place(procedure, start, person, number)))
        except (ciphers.UnreadableError, ValueError):
            report(finding("apertura_ilegible", procedure))


def check_seals(session: Session, cases: Mapping[str, CaseRow], report: Report) -> None:
    """Check the chain of seals, what each covers, and that every case is covered or waits to be."""
    covered: dict[str, tuple[int, str]] = {}
    previous = BEGINNING
    for expected, row in enumerate(session.all(queries.SEALS), 1):
        number, at, leaves, root, before, hashed = row
        if number != expected:
            report(finding("sello_ausente", expected))
            return
        try:
            named = [(str(case), int(sequence), str(head)) for case, sequence, head in json.loads(leaves)]
        except (TypeError, ValueError):
            named = []
        whole = bytes(before) == previous and merkle_root(named) == bytes(root)
        previous = seal_hash(previous, number, at, bytes(root))
        if not whole or previous != bytes(hashed):
            report(finding("sello_roto", number))
            return
        for leaf in named:
            covered[leaf[0]] = leaf[1:]
            _check_leaf(session, cases, leaf, report, "sello_distinto")
    waiting = {(case, sequence): bytes(head) for case, sequence, head in session.all(queries.UNSEALED)}
    for (name, sequence), head in waiting.items():
        _check_leaf(session, cases, (name, sequence, head.hex()), report, "hecho_por_sellar_ausente")
    for case in cases.values():
        sealed = covered.get(case.id) == (case.sequence, case.head.hex())
        if not sealed and waiting.get((case.id, case.sequence)) != case.head:
            report(finding("cambio_sin_sello", case.folio, case.id, case.sequence))


def seal_name(number: int, hashed: bytes) -> str:
    """Return a seal as somebody writes it down: its number and the first twelve characters of its hash."""
    return f"{number}-{hashed.hex()[:12]}"


def _check_leaf(
    session: Session, cases: Mapping[str, CaseRow], leaf: tuple[str, int, str], report: Report, code: str
) -> None:
    case, sequence, head = leaf
    row = session.one(queries.EVENT_HASH, case_id=case, sequence=sequence)
    if row is None or bytes(row[0]).hex() != head:
        known = cases.get(case)
        report(finding(code, known.folio if known else case, case, sequence))


def _content(packed: bytes) -> bytes:
    """Return what is packed, whatever compressed it; nothing when it is not that."""
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return b""
