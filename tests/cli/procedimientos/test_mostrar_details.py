"""What `cauce mostrar` says beyond the printed table: a head of office signs from this sheet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

SAID = [
    ("64-AJP-P01", "fija: «¿El menor fue puesto a disposición de PRODEMEFA por una autoridad judicial?» «sí»"),
    ("64-AJP-P01", "recibe «Oficio donde la autoridad judicial pone a disposición al menor»"),
    ("64-AJP-P01", "supervisa: Subdirector de Asistencia Jurídica Externa"),
    ("64-AJP-P01", "no antes de: «¿Para qué fecha y hora se cita a los involucrados?»"),
    ("64-AJP-P01", "solo cuando «¿El usuario acepta que se le canalice?» es «sí»"),
    ("64-AJP-P01", "asigna: Folio de denuncia"),
    ("64-AJP-P01", "se repite las veces que haga falta"),
    ("64-AJP-P01", "sigue al terminar todas sus ramas"),
    ("64-AJP-P01", "produce «Constancia de Resguardo 64-AJP-P01-F09» (si falta: advierte)"),
    ("64-AJP-P01", "canaliza a: Seguridad Pública Municipal, con «Oficio 64-AJP-P01-F05 (Orden de presentación)»"),
    ("64-AJP-P01", "con acuse; al aceptar registra «¿A qué abogado se le asigna el asunto?»"),
    ("64-AJP-P01", "cuenta uno recibido en 30 días naturales"),
    ("64-AJP-P01", "cuenta uno que completó paso 2.2 en 3 meses"),
    ("64-AJP-P01", "si lo hay, propone: «¿La denuncia es repetida?»"),
    ("64-AJP-P01", "- ¿Quién denuncia? (déjelo vacío si es anónima) [vital] texto"),
    ("64-AJP-P01", "es «Guardia» cuando el horario de recepción es «guardia»"),
    ("64-AJP-P01", "¿Qué edad tiene? [identidad] número entero, opcional"),
    ("PR-IMMUVER-01", "deriva a PR-IMMUVER-02"),
    ("PR-IMMUVER-02", "viene de: PR-IMMUVER-01"),
    ("PR-IMMUVER-03", "se reabre en paso 5"),
    ("PR-IMMUVER-04", "la hace una persona distinta de la de paso 1"),
    ("PR-IMMUVER-04", "puede ocurrir entre paso 1 y paso 3"),
    ("EJ-02", "después de 1 vez → fin «Negada por segunda omisión»"),
    ("EJ-03", "- Paso 2: Escucha a la alumna o al alumno. opcional"),
]

OFFICE = """\
clave: OF-1
institucion: ejemplo
nombre: Oficios
version: 1.0
fecha: 2026-01
responsables: {mesa: Mesa, titular: Titular}
inicios:
  llega: {nombre: Llega, pasa_a: 1}
fines:
  listo: Listo
actividades:
  - {paso: 1, responsable: mesa, actividad: Recibe., designa: titular}
  - decision: ¿Por dónde?
    id: via
    elige: varias
    responsable: mesa
    ramas:
      - respuesta: Correo
        actividades:
          - {paso: 2, responsable: mesa, actividad: Envía.}
      - respuesta: Mensajero
        actividades:
          - {paso: 3, responsable: mesa, actividad: Entrega., persona_igual_a: [1]}
          - decision: ¿Lo reciben?
            id: reciben
            responsable: mesa
            ramas:
              - {respuesta: Sí, pasa_a: siguiente}
              - {respuesta: No, pasa_a: listo, retira_lo_demas: si}
          - {id: cierra, actividad: Cierra., responsable: mesa}
  - {paso: 4, responsable: titular, actividad: Firma., pasa_a: listo}
plazos:
  - {id: firma, en: [1, via], limite: 3 dias habiles, pausa_en: [via], al_vencer: [{avisa: titular}]}
"""


@pytest.fixture
def examples(root: Path, folder: Path) -> Path:
    """A copy of the examples of the guide, which is the working folder."""
    shutil.copytree(root / "docs" / "ejemplos", folder, dirs_exist_ok=True)
    return folder


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(("key", "text"), SAID)
def test_what_the_table_does_not_say(
    cauce: Terminal, procedures: Path, key: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    path = procedures / f"{key}.yaml"
    shown = cauce("mostrar", str(path) if path.exists() else f"{key}.yaml").out
    assert text in " ".join(shown.split()), shown


def test_choices_that_withdraw_and_people_who_go_on(cauce: Terminal, examples: Path) -> None:
    (examples / "OF-1.yaml").write_text(OFFICE, encoding="utf-8")
    ran = cauce("mostrar", "OF-1.yaml")
    assert ran.code == 0, cauce("validar", "OF-1.yaml").out
    shown = " ".join(ran.out.split())
    for text in (
        "¿Por dónde?», elige varias",
        "No → fin «Listo»; retira lo demás que esté en curso",
        "la hace la misma persona de paso 1",
        "designa a la persona de: Titular",
        "En pausa mientras el caso está en «¿Por dónde?»",
        "Archivo: OF-1.yaml",
    ):
        assert text in shown


def test_a_printed_cell_is_not_an_empty_one(cauce: Terminal, examples: Path) -> None:
    """Step 5 prints nobody and is understood to be of whoever does step 4, until the manual prints a name."""
    said = "Paso 5: La celda del responsable está vacía"
    path = examples / "EJ-03.yaml"
    assert said in " ".join(cauce("mostrar", "EJ-03.yaml").out.split())
    assert cauce("validar", "EJ-03.yaml", "--interpretaciones").out.count("N704") == 2
    text = path.read_text(encoding="utf-8")
    changed = text.replace("- paso: 5\n", "- paso: 5\n    en_manual: {responsable: Quien dirige}\n", 1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    assert said not in " ".join(cauce("mostrar", "EJ-03.yaml").out.split())
    assert cauce("validar", "EJ-03.yaml", "--interpretaciones").out.count("N704") == 1
