"""Small procedures written in a test: a sound one to start from, and the ways to compile a text."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

from cauce.compiler.api import Compiled, Library, compile_procedure
from cauce.compiler.build.procedure import build_procedure
from cauce.compiler.reader import read
from cauce.compiler.shape import check_shape

if TYPE_CHECKING:
    from cauce.compiler.build.draft import Draft
    from cauce.model.procedure import Procedure

FILE = "prueba.yaml"
ONE_ROW = """
- paso: 1
  responsable: ventanilla
  actividad: Recibe la solicitud
"""


def text_of(
    rows: str = ONE_ROW,
    more: str = "",
    *,
    roles: str = "{ventanilla: Ventanilla, direccion: Dirección}",
    starts: str = "{llegada: {nombre: Llega la solicitud, pasa_a: 1}}",
    ends: str = "{atendida: Solicitud atendida}",
) -> str:
    """Return the text of a procedure with these rows and sections."""
    head = f"""
    clave: PRUEBA-01
    nombre: Atención a solicitudes
    version: 1.0
    fecha: 2026-01
    institucion: prueba
    responsables: {roles}
    inicios: {starts}
    fines: {ends}
    """
    return f"{dedent(head).strip()}\nactividades:\n{indent(dedent(rows).strip(), '  ')}\n{dedent(more).strip()}\n"


def draft_of(text: str) -> Draft:
    """Return what reading, shape and building leave of a text."""
    root, found = read(text.encode(), FILE)
    assert root is not None
    draft = build_procedure(root, FILE, "", [*found, *check_shape(root, FILE, "procedimiento")])
    assert draft is not None
    return draft


def built(text: str) -> Procedure:
    """Return the procedure that a text says, whatever is wrong with it."""
    return draft_of(text).procedure


def compiled(text: str, library: Library | None = None) -> Compiled:
    """Compile a text."""
    return compile_procedure(text.encode(), FILE, library)


def codes(text: str, library: Library | None = None) -> list[str]:
    """Return the codes of all that is found in a text, in order."""
    return [found.code for found in compiled(text, library).diagnostics]
