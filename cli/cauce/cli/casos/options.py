"""What several commands of the staff take, declared once: single options, and sets of options that go together."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from cauce.cli.arguments import argument, asked, option

Folio = Annotated[str, argument("FOLIO", help="El folio del caso, como P01-2026-0001, o su número de expediente.")]
Json = Annotated[bool, option("--json", help="Escribe el caso como JSON.")]
Step = Annotated[str | None, option("--paso", "PASO", help="El número del paso, si el caso está en varios.")]
HandOver = Annotated[str | None, option("--turno", "N", help="El número de lo turnado, si hay varios.")]
Offer = Annotated[str | None, option("--derivacion", "N", help="El número de la derivación, si hay varias.")]


class Reason(NamedTuple):
    """Why: `said` is None when it was not mentioned, empty when it is to be asked for."""

    said: Annotated[
        str | None, asked("--motivo", "TEXTO", help="Pregunta el motivo. Con su texto, solo en capacitación.")
    ] = None
    file: Annotated[str | None, option("--motivo-de", "ARCHIVO", help="Toma el motivo de un archivo.")] = None


class Note(NamedTuple):
    """A note, as `Reason`."""

    said: Annotated[
        str | None, asked("--nota", "TEXTO", help="Pregunta una nota. Con su texto, solo en capacitación.")
    ] = None
    file: Annotated[str | None, option("--nota-de", "ARCHIVO", help="Toma la nota de un archivo.")] = None


class Data(NamedTuple):
    """Data that come with a command."""

    typed: Annotated[
        list[str] | None, option("--dato", "CLAVE=VALOR", help="Un dato que no es confidencial. Puede repetirse.")
    ] = None
    file: Annotated[
        str | None, option("--datos", "ARCHIVO", help="Los datos, de un archivo JSON o, con «-», de la entrada.")
    ] = None
    files: Annotated[
        list[str] | None,
        option("--dato-de", "CLAVE=ARCHIVO", help="Un dato cuyo texto está en un archivo. Puede repetirse."),
    ] = None


Files = Annotated[
    list[str] | None,
    option("--adjunto", "ID=ARCHIVO", help="Un documento que viene como archivo. Puede repetirse."),
]


class Papers(NamedTuple):
    """Documents that come with a command."""

    references: Annotated[
        list[str] | None,
        option("--documento", "ID[=REFERENCIA]", help="Un documento y dónde se guarda. Puede repetirse."),
    ] = None
    files: Files = None


Request = Annotated[
    str | None, option("--id-envio", "ID", help="Un nombre para este envío: repetido, no se hace dos veces.")
]


class NewSent(NamedTuple):
    """How what opens a case is sent, and how it answers."""

    request: Request = None
    as_json: Json = False


class Sent(NamedTuple):
    """How a command on a case is sent, and how it answers."""

    request: Request = None
    sequence: Annotated[
        str | None, option("--secuencia", "N", help="La secuencia que se vio; si el caso ya cambió, no se hace nada.")
    ] = None
    as_json: Json = False
