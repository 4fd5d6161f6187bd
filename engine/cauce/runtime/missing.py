"""Spanish words for what a command lacks, with the command that supplies it (cli.md)."""

from __future__ import annotations

from collections.abc import Iterable

from cauce.model.conditions import Condition
from cauce.model.declarations import DataClass, DataType, DocumentAction
from cauce.model.obligations import Rule
from cauce.model.procedure import Procedure
from cauce.model.refusals import Missing
from cauce.model.rows import Row
from cauce.model.wording import demand_text, document_text, quoted, row_name

_ACTION_WORDS = {
    DocumentAction.USES: "falta el documento {}, que debe existir antes",
    DocumentAction.PRODUCES: "falta el documento {}, que aquí se elabora",
    DocumentAction.RECEIVES: "falta el documento {}, que aquí se recibe",
    DocumentAction.CONFIRMS: "falta la confirmación en {}",
}


def step_name(row: Row) -> str:
    """Name a row after «en»: «el paso 2.7», or its text in quotes."""
    return f"el {row_name(row)}" if row.step else row_name(row)


def to_step_name(row: Row) -> str:
    """Name a row after a verb of motion: «al paso 2.7», or «a» and its text in quotes."""
    return f"al {row_name(row)}" if row.step else f"a {row_name(row)}"


def datum(procedure: Procedure, name: str, command: str = "avanzar") -> Missing:
    """Name a datum that has not been given."""
    found = procedure.datum_by_id.get(name)
    label = found.label if found else name
    return Missing("dato", name, f"falta el dato {quoted(label)}", _give(procedure, name, command))


def _give(procedure: Procedure, name: str, command: str) -> str:
    """Return the command that gives a datum. Only those of class *operativo* may be typed, and no list of records."""
    datum = procedure.datum_by_id.get(name)
    if datum is not None and datum.type is DataType.LIST:
        return f"{_command(command)} --dato-de {name}=ARCHIVO.json"
    if datum is not None and datum.confidentiality is not DataClass.OPERATIONAL:
        return f"{_command(command)} --dato-de {name}=ARCHIVO"
    return f"{_command(command)} --dato {name}=…"


def _command(command: str) -> str:
    """Return a command with what it is about: a case, or a procedure when there is no case yet."""
    return f"cauce {command} {'CLAVE' if command == 'abrir' else 'FOLIO'}"


def data_read(procedure: Procedure, names: Iterable[str]) -> list[Missing]:
    """Name data that a condition needs and nobody has recorded."""
    return [datum(procedure, name, "registrar") for name in names]


def bad_value(procedure: Procedure, name: str, text: str, command: str = "avanzar") -> Missing:
    """Name a value that the datum does not admit, or a datum given in the wrong place."""
    return Missing("dato", name, text, _give(procedure, name, command))


def document(procedure: Procedure, name: str, action: DocumentAction, command: str = "avanzar") -> Missing:
    """Name a document that is not there."""
    found = procedure.document_by_id.get(name)
    words = _ACTION_WORDS[action].format(quoted(document_text(found) if found else name))
    cure = f"{_command(command)} --documento {name}"
    if action is DocumentAction.USES:
        cure = f"cauce documento agregar FOLIO {name}"
    return Missing("documento", name, words, cure)


def rule(procedure: Procedure, broken: Rule, unmet: Condition) -> Missing:
    """Name a rule that refuses to go on, and what it wants that is not so."""
    wanted = demand_text(procedure, unmet)
    return Missing("regla", broken.id, f"no se cumple la regla {quoted(broken.name or broken.id)}: falta {wanted}")


def answer(row: Row, problem: str) -> Missing:
    """Name an answer that is not given or does not exist; the branches are listed by name."""
    names = ", ".join(quoted(branch.name) for branch in row.branches)
    return Missing("respuesta", row.ref, f"{problem}: {names}", "cauce avanzar FOLIO --rama …")
