"""Match tokens: a value of a datum, written so that two ways of writing the same give the same text.

A store keeps keyed digests of them; they are never shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from cauce.model.case import Case
from cauce.model.declarations import DataClass, DataType, Datum
from cauce.model.procedure import Procedure

_NOT_WORDS = re.compile(r"[^0-9a-z]+")


def normalised(text: str) -> str:
    """Return a text without case, accents, punctuation or repeated spaces («Calle 5 de Mayo, nº 3» = «CALLE 5 DE…»)."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", kept).strip()


def tokens_of(datum: Datum, value: Any) -> tuple[str, ...]:
    """Return the tokens of a value: one per option chosen, one per record of a list, one of anything else.

    A record counts by its fields of class *identidad* that are always there: what may be left out would tell the same
    person apart from themselves. What leaves nothing to compare («-») gives no token.
    """
    if datum.type is DataType.LIST:
        found = [_of_record(datum, record) for record in value]
    elif datum.type in (DataType.OPTION, DataType.OPTIONS, DataType.YES_NO):
        return tuple(dict.fromkeys(value if isinstance(value, tuple) else (str(value),)))
    elif datum.type in (DataType.DATE, DataType.DATETIME, DataType.INTEGER):
        return (str(value),)
    else:
        found = [normalised(str(value))]
    return tuple(dict.fromkeys(token for token in found if token))


def _of_record(datum: Datum, record: Mapping[str, Any]) -> str:
    identity = [field for field in datum.fields if field.confidentiality is DataClass.IDENTITY]
    always = [field for field in identity if not field.optional] or identity or list(datum.fields)
    parts = [" ".join(tokens_of(field, record[field.id])) for field in always if field.id in record]
    return "|".join(parts) if any(parts) else ""


def compared(procedure: Procedure) -> tuple[str, ...]:
    """Return the data that some antecedent of a procedure compares."""
    return tuple(dict.fromkeys(name for antecedent in procedure.antecedents for name in antecedent.matching))


def matching_tokens(
    procedure: Procedure, case: Case, among: Collection[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Return, by datum, the tokens of everything that some antecedent of the procedure compares, as it is known now.

    With `among`, those of these data only.
    """
    return {
        name: tokens_of(procedure.datum_by_id[name], case.data[name])
        for name in compared(procedure)
        if name in case.data and name in procedure.datum_by_id and (among is None or name in among)
    }
