"""How a command is sent, so that the same sending twice acts once."""

from __future__ import annotations

import json

from cauce.model.codec import to_plain
from cauce.model.digest import digest_of
from cauce.model.frozen import dataclass
from cauce.runtime.desk.records import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """How a command was sent: its request id, what it asked as a fingerprint, the files that came with it."""

    request: str = ""
    fingerprint: str = ""
    attachments: tuple[Attachment, ...] = ()


_TOLD = json.JSONEncoder(sort_keys=True, ensure_ascii=False)

UNSENT = Sending()
"""A command that no person sent: nothing to remember it by."""


def sending(
    request: str,
    asked: object,
    attachments: tuple[Attachment, ...],
    *,
    case: str = "",
    person: str = "",
    note: str = "",
) -> Sending:
    """Return how something is sent; the fingerprint tells apart two askings under one request id.

    The same words to another case, from somebody else, or with another note, ask for something else. `case` is the id
    of the case, or the key of the procedure of which one is to be opened.
    """
    if not request:
        return Sending(attachments=attachments)
    digests = [attachment.digest for attachment in attachments]
    told = [request, case, person, type(asked).__name__, to_plain(asked), note, digests]
    text = _TOLD.encode(told)
    return Sending(request=request, fingerprint=digest_of(text.encode()), attachments=attachments)
