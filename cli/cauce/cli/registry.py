"""The commands by name: where each is and what it does, known without importing any of them.

A name of two words («personal agregar») is a command of a group, whose own line of help is in `GROUPS`. The function of
a command has its name with underscores for spaces and hyphens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Entry(NamedTuple):
    """A command: the module whose function of the command's name runs it, and one line of help."""

    module: str
    summary: str


COMMANDS = {
    "demo": Entry("demo", "Enseña Cauce con los seis procedimientos que trae."),
    "iniciar": Entry("sistema.iniciar", "Crea un espacio de trabajo, donde se guardan los casos."),
    "doctor": Entry("sistema.doctor", "Revisa el espacio y la computadora, y dice qué corregir."),
    "validar": Entry("procedimientos.validar", "Revisa archivos de procedimientos y dice qué corregir."),
    "probar": Entry("procedimientos.probar", "Recorre los escenarios escritos en cada procedimiento."),
    "mostrar": Entry("procedimientos.mostrar", "Enseña un procedimiento: sus pasos, decisiones, reglas y plazos."),
    "abrir": Entry("casos.abrir", "Abre un caso de un procedimiento y dice su folio."),
    "pendientes": Entry("casos.pendientes", "Lista lo que espera a la persona, lo más urgente primero."),
    "ver": Entry("casos.ver", "Enseña un caso: dónde está, qué falta, qué sigue y qué vence."),
    "avanzar": Entry("casos.avanzar", "Completa el paso en que está un caso."),
    "omitir": Entry("casos.omitir", "Deja sin hacer un paso que puede omitirse."),
    "registrar": Entry("casos.registrar", "Registra datos de un caso sin que avance."),
    "documento agregar": Entry("casos.documento", "Agrega documentos a un caso."),
    "documento anular": Entry("casos.documento", "Deja sin efecto un documento."),
    "documento listar": Entry("casos.documento", "Lista los documentos de un caso."),
    "documento sacar": Entry("casos.documento", "Escribe en la computadora un archivo de un caso."),
    "anotar": Entry("casos.anotar", "Escribe una nota en un caso."),
    "asignar": Entry("casos.asignar", "Dice qué persona debe hacer un paso."),
    "turnar": Entry("casos.turnar", "Turna un paso a otra persona o función."),
    "aceptar": Entry("casos.aceptar", "Acepta lo que se turnó o se derivó."),
    "rechazar": Entry("casos.rechazar", "Rechaza lo que se turnó o se derivó."),
    "canalizar": Entry("casos.canalizar", "Canaliza a la persona con una institución de fuera."),
    "interrumpir": Entry("casos.interrumpir", "Registra algo previsto en cualquier paso."),
    "suspender": Entry("casos.suspender", "Suspende un caso y sus plazos."),
    "reanudar": Entry("casos.reanudar", "Reanuda un caso suspendido."),
    "prorrogar": Entry("casos.prorrogar", "Da más tiempo a un plazo."),
    "corregir": Entry("casos.corregir", "Vuelve a un paso ya completado para corregirlo."),
    "cerrar": Entry("casos.cerrar", "Cierra un caso sin terminar su procedimiento."),
    "reabrir": Entry("casos.reabrir", "Abre de nuevo un caso."),
    "cancelar": Entry("casos.cancelar", "Cancela un caso que se abrió por error."),
    "historial": Entry("casos.historial", "Enseña todo lo que ha pasado en un caso."),
    "vigilar": Entry("casos.vigilar", "Registra los plazos vencidos de todos los casos."),
    "diagrama": Entry("calidad.diagrama", "Dibuja las hojas del diagrama de flujo de un procedimiento."),
    "comparar": Entry("procedimientos.comparar", "Dice en palabras qué cambió de un archivo a otro."),
    "nuevo": Entry("procedimientos.nuevo", "Escribe un archivo comentado para empezar un procedimiento."),
    "formatear": Entry("procedimientos.formatear", "Ordena la presentación de los archivos sin cambiar lo que dicen."),
    "esquema": Entry("procedimientos.esquema", "Escribe el esquema con que un editor completa y revisa las claves."),
    "personal agregar": Entry("sistema.personal.agregar", "Agrega una persona, o le agrega funciones."),
    "personal listar": Entry("sistema.personal.listar", "Muestra quién es quién, sus funciones y las suplencias."),
    "personal baja": Entry("sistema.personal.baja", "Da de baja a una persona, o le quita funciones."),
    "personal suplir": Entry("sistema.personal.suplir", "Anota que una persona suple a otra unos días."),
    "comprobar": Entry("sistema.comprobar", "Recorre otra vez todo lo guardado y dice si algo no cuadra."),
    "completar": Entry("sistema.completar", "Escribe lo que la terminal necesita para completar con Tab."),
}

GROUPS = {
    "personal": "Lleva el registro del personal: quién es quién, con qué funciones, y quién suple a quién.",
    "documento": "Los documentos de un caso: agregarlos, dejarlos sin efecto, listarlos, sacar sus archivos.",
}
"""What the commands of a group do together, by the group's name."""


def command_in(words: Sequence[str]) -> str:
    """Return the name of the command that some words begin with, empty if there is none."""
    return next((name for name in (" ".join(words[:2]), *words[:1]) if name in COMMANDS), "")


def commands_of(group: str) -> dict[str, Entry]:
    """Return the commands of a group, by their second word."""
    start = f"{group} "
    return {name.removeprefix(start): entry for name, entry in COMMANDS.items() if name.startswith(start)}


def listing() -> dict[str, str]:
    """Return what the general help lists: every first word with its line, in the order of the registry."""
    found: dict[str, str] = {}
    for name, entry in COMMANDS.items():
        first, _, second = name.partition(" ")
        found.setdefault(first, GROUPS[first] if second else entry.summary)
    return found
