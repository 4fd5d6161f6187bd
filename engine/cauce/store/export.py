"""The history of one case in lines of JSON, for whoever verifies it without Cauce (`docs/verificador.py`).

What people wrote is not in it: of each encrypted part goes its SHA-256, which the chain covers.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from cauce.model.secrecy import canonical
from cauce.store import statements
from cauce.store.chain import merkle_path
from cauce.store.driver.session import Session
from cauce.store.transaction import DatabaseTransaction
from cauce.store.transaction.records import COLUMNS, chained
from cauce.store.verification import queries

FORMAT = 1


def export_case(transaction: DatabaseTransaction, case: str) -> Iterator[str]:
    """Yield the lines of a case: what it is, its definitions, its events, the seals. Raises KeyError without one."""
    folio = transaction.folio_of(case)
    rows = transaction.session.all(statements.HISTORY, case_id=case)
    events = [dict(zip(COLUMNS, row, strict=True), case_id=case) for row in rows]
    yield _line("historial", formato=FORMAT, caso=case, folio=folio, hechos=len(events))
    for digest in dict.fromkeys(event["definition"] for event in events):
        yield _definition(transaction.session, digest)
    for event in events:
        record = {**chained(event, folio), "body": json.loads(event["body"])}
        yield _line("hecho", registro=record, huella=bytes(event["hash"]).hex())
    yield from _seals(transaction.session, case)


def _definition(session: Session, digest: str) -> str:
    row = session.all(queries.DEFINITION_TEXT, digest=digest)[0]
    text = zlib.decompress(bytes(row[2]))
    shown = text.decode("utf-8", "surrogateescape")
    return _line("definicion", procedimiento=row[0], version=row[1], huella=digest, texto=shown)


def _seals(session: Session, case: str) -> Iterator[str]:
    """Yield the last seal that covers the case, with the way from its head to the root, and the seals after it."""
    proof: str | None = None
    after: list[str] = []
    for number, at, leaves, root, previous, hashed in session.all(queries.SEALS):
        named = [(str(leaf[0]), int(leaf[1]), str(leaf[2])) for leaf in json.loads(leaves)]
        place = next((index for index, leaf in enumerate(named) if leaf[0] == case), None)
        told: dict[str, Any] = {
            "numero": number,
            "momento": at,
            "raiz": bytes(root).hex(),
            "anterior": bytes(previous).hex(),
            "huella": bytes(hashed).hex(),
        }
        if place is not None:
            proof, after = _line("sello", hoja=named[place], camino=merkle_path(named, place), **told), []
        else:
            after.append(_line("sello", **told))
    if proof is not None:
        yield proof
        yield from after


def _line(kind: str, **told: Any) -> str:
    return canonical({"que_es": kind, **told}).decode()
