"""What verification found, in words. No case data: cases are named by their folio, events by their number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold. `case` is its id and `sequence` the first bad event, when it is about one."""

    code: str
    message: str
    case: str = ""
    sequence: int = 0


Report = Callable[[Finding], None]
"""Takes a finding; verification goes on."""

TEXTS = {
    "archivo_danado": "El archivo de la base de datos está dañado: {place}.",
    "cadena_rota": "Caso {place}: el hecho número {sequence} se cambió después de guardarse, o se cambió el anterior.",
    "hecho_ausente": "Caso {place}: falta el hecho número {sequence}.",
    "folio_distinto": "Caso {place}: no se encuentra por su folio.",
    "historial_ausente": "Caso {place}: no tiene historial.",
    "cabeza_distinta": "Caso {place}: el historial termina en el hecho {sequence}, y el caso dice otra cosa.",
    "hecho_ilegible": "Caso {place}: el hecho número {sequence} no se puede leer.",
    "hecho_sin_caso": "Hay hechos de un caso que no está en la lista de casos: {place}.",
    "estado_distinto": "Caso {place}: su estado guardado no es el que resulta de su historial.",
    "estado_ilegible": "Caso {place}: su estado guardado no se puede leer.",
    "llave_ilegible": "Caso {place}: la llave del espacio no abre la de este caso.",
    "tareas_distintas": "Caso {place}: lo que espera en la bandeja no corresponde a su estado.",
    "plazos_distintos": "Caso {place}: los plazos que se vigilan no corresponden a su estado.",
    "numeros_distintos": "Caso {place}: los números que tiene asignados no son los de su historial.",
    "coincidencias_distintas": "Caso {place}: lo que se compara con otros casos no corresponde a lo registrado en él.",
    "envio_ausente": "Caso {place}: el envío del hecho {sequence} no está registrado.",
    "envio_distinto": "Caso {place}: hay un envío registrado que no corresponde a su historial.",
    "adjunto_ilegible": "Caso {place}: un archivo adjunto no se puede leer o no es el que se guardó.",
    "adjunto_ausente": "Caso {place}: falta el archivo adjunto del hecho {sequence}.",
    "borrador_ilegible": "Caso {place}: una respuesta a medio llenar no se puede leer.",
    "apertura_ilegible": "Procedimiento {place}: lo contestado a medias para abrir un caso no se puede leer.",
    "numeracion_con_huecos": "La numeración {place} no es consecutiva o no coincide con su contador.",
    "definicion_cambiada": "La definición {place}: su texto no es el que se guardó.",
    "definicion_no_compila": "La definición {place}: su texto no se puede compilar con esta versión.",
    "definicion_distinta": "La definición {place}: su forma compilada no es la de su texto.",
    "sello_roto": "El sello {place} se cambió después de hacerse, o se cambió el anterior.",
    "sello_ausente": "Falta el sello {place}.",
    "sello_distinto": "Caso {place}: el sello cubre un hecho número {sequence} que no es el del historial.",
    "hecho_por_sellar_ausente": "Caso {place}: el hecho {sequence}, que espera un sello, no es el del historial.",
    "sello_atestiguado_ausente": (
        "El sello {place}, que alguien anotó, no está: se puso una copia anterior, o se rehízo el historial."
    ),
    "cambio_sin_sello": "Caso {place}: su último cambio no está en un sello ni espera uno.",
}


def finding(code: str, place: object = "", case: str = "", sequence: int = 0) -> Finding:
    """Return a finding of `TEXTS`."""
    return Finding(code, TEXTS[code].format(place=place, sequence=sequence), case, sequence)
