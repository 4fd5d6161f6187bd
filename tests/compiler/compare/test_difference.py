"""What changed between two versions, told once and in words."""

from pathlib import Path

import pytest

from cauce.compiler.api import compile_procedure
from cauce.compiler.compare import Change, ChangeKind, compare
from cauce.compiler.compare.facts import Part

TEXT = (Path(__file__).parents[3] / "docs" / "ejemplos" / "EJ-01.yaml").read_text(encoding="utf-8")


def changes(*edits: tuple[str, str]) -> list[Change]:
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    before, after = (compile_procedure(each.encode(), "x.yaml").procedure for each in (TEXT, text))
    assert before is not None
    assert after is not None
    return compare(before, after)


def told(found: list[Change]) -> set[tuple[str, str, str, str]]:
    return {(change.part.value, change.kind.value, change.name, change.attribute) for change in found}


def test_a_procedure_does_not_differ_from_itself() -> None:
    assert changes() == []


EDITS = {
    "texto de un paso": (
        ("Firma la constancia.", "Firma y sella la constancia."),
        ("pasos", "cambiado", "paso 3", "texto"),
    ),
    "responsable": (
        ("    responsable: direccion\n    actividad", "    responsable: archivo\n    actividad"),
        ("pasos", "cambiado", "paso 3", "responsable"),
    ),
    "documento": (("    produce: [constancia]\n", ""), ("pasos", "cambiado", "paso 3", "produce")),
    "plazo": (("limite: 5 dias habiles", "limite: 3 dias habiles"), ("plazos", "cambiado", "entrega", "plazo")),
    "rama": (
        ("{respuesta: no, pasa_a: 5}", "{respuesta: no, pasa_a: improcedente}"),
        ("ramas", "cambiado", "«No» de paso 2", "lleva a"),
    ),
    "encabezado": (
        ("version: 1.0", "version: 1.1"),
        ("encabezado", "cambiado", "Expedición de constancias", "versión"),
    ),
    "responsable nuevo": (
        ("  archivo: Archivo\n", "  archivo: Archivo\n  juridico: Jurídico\n"),
        ("responsables", "agregado", "Jurídico", ""),
    ),
    "dato quitado": (
        ("  solicitante:\n    pregunta: ¿Quién solicita la constancia?\n    tipo: texto\n    clase: identidad\n", ""),
        ("datos", "quitado", "¿Quién solicita la constancia?", ""),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_each_kind_of_edit_is_told(edit: tuple[str, str], expected: tuple[str, str, str, str]) -> None:
    assert expected in told(changes(edit))


def test_a_step_inserted_is_told_as_one_step_and_the_others_as_renumbered() -> None:
    new_row = "  - paso: 3\n    responsable: archivo\n    actividad: Coteja los antecedentes.\n\n"
    row_3 = "  - paso: 3\n    responsable: direccion"
    found = changes(
        ("  - paso: 5\n", "  - paso: 6\n"),
        ("pasa_a: 5}", "pasa_a: 6}"),
        ("  - paso: 4\n", "  - paso: 5\n"),
        (row_3, new_row + row_3.replace("3", "4")),
        ("    hasta: 4\n", "    hasta: 5\n"),
    )
    rows = [change for change in found if change.part is Part.ROWS]
    assert [change.name for change in rows if change.kind is ChangeKind.ADDED] == ["paso 3"]
    renumbered = [(change.before, change.after) for change in rows if change.kind is ChangeKind.RENUMBERED]
    assert renumbered == [("paso 3", "paso 4"), ("paso 4", "paso 5"), ("paso 5", "paso 6")]
    assert not [change for change in rows if change.kind is ChangeKind.REMOVED]
    assert not [change for change in found if change.part is Part.DEADLINES]


def test_changes_are_opposite_both_ways() -> None:
    text = TEXT.replace("  archivo: Archivo\n", "  archivo: Archivo\n  juridico: Jurídico\n")
    before, after = (compile_procedure(each.encode(), "x.yaml").procedure for each in (TEXT, text))
    assert before is not None
    assert after is not None
    assert [change.kind for change in compare(after, before)] == [ChangeKind.REMOVED]
