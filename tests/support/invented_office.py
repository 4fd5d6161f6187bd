"""A training workspace of an invented institution, with the two small procedures of the tests of the store."""

from __future__ import annotations

import shutil
from pathlib import Path

from cauce.cli.main import main
from tests.store.two_procedures import FIRST, SECOND
from tests.support.office import PROCEDURES

_INSTITUTION = """\
id: inventada
nombre: Institución Inventada
direccion: Área inventada
zona_horaria: America/Hermosillo
calendario: lft
horarios:
  oficina: {dias: [lunes, martes, miercoles, jueves, viernes], de: 08:00, a: 15:00, habiles: si}
"""


def write_sources(source: Path) -> None:
    """Write the institution, its calendar and the procedures into a new folder."""
    (source / "instituciones").mkdir(parents=True)
    (source / "calendarios").mkdir()
    (source / "instituciones" / "inventada.yaml").write_text(_INSTITUTION, encoding="utf-8")
    shutil.copy(PROCEDURES / "calendarios" / "lft.yaml", source / "calendarios")
    for name, text in (("AZAR-P01", FIRST), ("AZAR-P02", SECOND)):
        (source / f"{name}.yaml").write_text(text, encoding="utf-8")


def make_office(folder: Path, *how: str) -> Path:
    """Make the workspace in `folder`/oficina, and return where it is. Keys go where CAUCE_LLAVES says."""
    source = folder / "procedures"
    write_sources(source)
    space = folder / "oficina"
    assert main(["iniciar", str(space), "--institucion", str(source), *(how or ("--capacitacion",))]) == 0
    return space
