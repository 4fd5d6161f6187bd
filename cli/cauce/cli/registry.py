"""The commands by name: where each is and what it does, known without importing any of them."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command: the module whose function of the command's name runs it, and one line of help."""

    module: str
    summary: str


COMMANDS = {
    "demo": Entry("demo", "Enseña Cauce con los seis procedimientos que trae."),
    "validar": Entry("procedimientos.validar", "Revisa archivos de procedimientos y dice qué corregir."),
    "probar": Entry("procedimientos.probar", "Recorre los escenarios escritos en cada procedimiento."),
    "mostrar": Entry("procedimientos.mostrar", "Enseña un procedimiento: sus pasos, decisiones, reglas y plazos."),
    "diagrama": Entry("calidad.diagrama", "Dibuja las hojas del diagrama de flujo de un procedimiento."),
    "comparar": Entry("procedimientos.comparar", "Dice en palabras qué cambió de un archivo a otro."),
    "nuevo": Entry("procedimientos.nuevo", "Escribe un archivo comentado para empezar un procedimiento."),
    "formatear": Entry("procedimientos.formatear", "Ordena la presentación de los archivos sin cambiar lo que dicen."),
    "esquema": Entry("procedimientos.esquema", "Escribe el esquema con que un editor completa y revisa las claves."),
}
