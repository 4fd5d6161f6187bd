"""Documents that come with a command: a reference to where the paper is, or a file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from cauce.cli.casos import options
from cauce.cli.casos.given.texts import read_bytes
from cauce.cli.problems import UsageError
from cauce.cli.spanish import did_you_mean
from cauce.model.commands import Attached, Paper
from cauce.runtime.desk.records import Attachment

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure

LARGEST = 50_000_000


class Papers(NamedTuple):
    """Documents by id, and the files that come with them."""

    documents: dict[str, Paper]
    attachments: dict[str, Attachment]


def papers(procedure: Procedure, given: options.Papers) -> Papers:
    """Read `--documento ID[=REFERENCIA]` and `--adjunto ID=ARCHIVO`. Raises UsageError or CommandError."""
    found = Papers({}, {})
    for said in given.references or ():
        name, _, reference = said.partition("=")
        found.documents[document_id(procedure, name)] = reference.strip()
    for said in given.files or ():
        name, equals, file = said.partition("=")
        if not equals or not file:
            raise UsageError(f"«--adjunto {said}» no dice cuál archivo.", "Escriba: --adjunto ID=ARCHIVO")
        attach(found, document_id(procedure, name), file)
    return found


def attach(found: Papers, document: str, file: str) -> None:
    """Add a file to the papers, with the reference its document already had. Raises CommandError."""
    before = found.documents.get(document, "")
    reference = before if isinstance(before, str) else before.reference
    paper, content = attachment(file, reference)
    found.documents[document] = paper
    found.attachments[content.digest] = content


def attachment(file: str, reference: str = "") -> tuple[Attached, Attachment]:
    """Return a file as a document and what it holds. Raises CommandError when it cannot be read or is too big."""
    import hashlib

    content = read_bytes(file, LARGEST)
    digest = hashlib.sha256(content).hexdigest()
    return Attached(digest, PurePath(file).name, reference), Attachment(digest=digest, content=content)


def document_id(procedure: Procedure, name: str) -> str:
    """Return the id of a document, known by its id, its code or its name. Raises UsageError."""
    if name in procedure.document_by_id:
        return name
    from cauce.compiler.suggest import fold

    wanted = fold(name.strip())
    known = {
        word: document.id
        for document in reversed(procedure.documents)
        for word in (document.name, document.code, document.id)
        if word
    }
    for word, found in known.items():
        if fold(word) == wanted:
            return found
    hint = did_you_mean(name, known) or f"Existen: {', '.join(document.id for document in procedure.documents)}."
    raise UsageError(f"«{name}» no es un documento de {procedure.key}.", hint)
