"""Training workspaces as `cauce iniciar` makes them: made once, copied for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.cli.main import main
from tests.support.counter import Counter, copied
from tests.support.terminal import Terminal


@pytest.fixture(scope="session")
def made_counters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a training workspace of each institution, one of work, and their keys."""
    folder = tmp_path_factory.mktemp("ventanillas")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAUCE_LLAVES", str(folder / "llaves"))
        for institution in ("immuver", "sonora"):
            space = str(folder / institution)
            assert main(["iniciar", space, "--institucion", institution, "--capacitacion"]) == 0
            # Its procedures are compiled once, into the database that is copied.
            for key in {"immuver": ("PR-IMMUVER-01", "PR-IMMUVER-02"), "sonora": ("64-AJP-P01",)}[institution]:
                main(["abrir", key, "--espacio", space, "--no-preguntar", "--como", "quien_aprende", "--inicio", "x"])
        name = ["--nombre", "Persona Inventada Cero"]
        assert main(["iniciar", str(folder / "trabajo"), "--institucion", "immuver", *name]) == 0
    return folder


def _counter(
    name: str, person: str, made: Path, folder: Path, terminal: Terminal, patch: pytest.MonkeyPatch
) -> Counter:
    keys = folder / "llaves"
    patch.setenv("CAUCE_LLAVES", str(keys))
    space = copied(made, name, folder, keys)
    patch.chdir(space)
    return Counter(terminal, space, person)


@pytest.fixture
def women(made_counters: Path, folder: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """A training workspace of the institute for women; its receptionist sits there."""
    return _counter("immuver", "recepcion", made_counters, folder, cauce, monkeypatch)


@pytest.fixture
def children(made_counters: Path, folder: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """A training workspace of the attorney for minors; the assistant of the line sits there."""
    return _counter("sonora", "auxiliar", made_counters, folder, cauce, monkeypatch)


@pytest.fixture
def at_work(made_counters: Path, folder: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """A workspace with real cases, where no clock is set; who made it sits there."""
    return _counter("trabajo", "", made_counters, folder, cauce, monkeypatch)


@pytest.fixture
def small(women: Counter) -> Counter:
    """A workspace with a small procedure more, PRUEBA-09, in which every kind of move is near; folio 09-2026-0001."""
    (women.folder / "procedures" / "PRUEBA-09.yaml").write_text(SMALL, encoding="utf-8")
    women.done("abrir", "PRUEBA-09")
    return women


SMALL = """
clave: PRUEBA-09
nombre: Procedimiento inventado
version: 1.0
fecha: 2026-01-02
area_responsable: Área inventada
institucion: immuver
responsables: {recepcion: Recepción, trabajo_social: Trabajo Social, abogada: Abogada}
datos:
  nota: {pregunta: Nota, tipo: texto, clase: reservado}
  turno_dado: {pregunta: Turno, tipo: texto, clase: operativo}
  visitas:
    pregunta: Visitas
    tipo: lista
    clase: operativo
    campos: {dia: {pregunta: Día, tipo: texto, clase: operativo}}
documentos: {cedula: {nombre: Cédula}, acta: {nombre: Acta}}
inicios: {entrada: {nombre: Entrada, responsable: recepcion, pasa_a: 1}}
fines: {fin: {nombre: Fin, reabre_en: 2}, sin_vuelta: Fin sin vuelta}
interrupciones:
  - {id: se_va, nombre: Se va, responsable: recepcion, pasa_a: sin_vuelta}
actividades:
  - {paso: 1, responsable: recepcion, actividad: Recibe}
  - {paso: 2, responsable: trabajo_social, actividad: Entrevista, produce: [cedula], registra: [visitas, nota]}
  - {paso: 3, responsable: trabajo_social, actividad: Da seguimiento, opcional: si}
  - {paso: 4, responsable: abogada, actividad: Cierra, registra: [turno_dado], pasa_a: fin}
plazos:
  - {id: pronto, nombre: Pronto, en: 2, limite: 1 dias naturales, al_vencer: [{no_conformidad: si}]}
"""
