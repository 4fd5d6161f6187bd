"""The commented file that `cauce nuevo` writes: complete, correct, and short enough to be overwritten by its owner."""

from __future__ import annotations

import re
import unicodedata

from cauce.compiler.formatter.scalars import inline

_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}

_TEXT = """\
# yaml-language-server: $schema=./procedimiento.schema.json
# Cambie lo que sigue por lo que dice su manual. Guía: docs/edito-procedimientos.md
# Revise con «cauce validar» y pruebe con «cauce probar».
clave: {key}
institucion: {institution}  # archivo instituciones/{plain_institution}.yaml
nombre: Nombre del procedimiento
version: 1.0
fecha: {date}
# area_responsable: Subdirección de …
# frecuencia: Diario
# proposito: Para qué existe este procedimiento.
# alcance: A quiénes aplica.

# Quiénes actúan: nombre corto y nombre como se imprime.
responsables:
  recepcion: Recepción
  area: Área que atiende

# Qué documentos se usan o se elaboran. tipo: formato, oficio, registro, constancia, informe, acta o sistema_externo.
documentos:
  solicitud: {{nombre: Solicitud, tipo: formato}}
  respuesta: {{nombre: Oficio de respuesta, tipo: oficio}}

# Qué datos se anotan. clase: operativo, identidad, reservado o vital (qué tan confidencial es).
datos:
  solicitante:
    pregunta: ¿Quién lo solicita?
    tipo: texto
    clase: identidad
  procede:
    pregunta: ¿Procede la solicitud?
    tipo: si_no
    clase: operativo

# Por dónde empieza y de qué maneras puede terminar.
inicios:
  solicitud_recibida: {{nombre: Se recibe una solicitud, pasa_a: 1}}

fines:
  atendida: Solicitud atendida
  no_procede: Solicitud que no procede

# La tabla de actividades, fila por fila. Sin «responsable», es el de arriba; sin «pasa_a», sigue la fila de abajo.
actividades:
  - paso: 1
    responsable: recepcion
    actividad: Recibe la solicitud y anota quién la presenta.
    registra: [solicitante]
    recibe: [solicitud]

  - paso: 2
    responsable: area
    actividad: Revisa la solicitud y determina si procede.
    registra: [procede]
    segun: procede
    ramas:
      - {{respuesta: si, pasa_a: 3}}
      - {{respuesta: no, pasa_a: no_procede}}

  - paso: 3
    actividad: Elabora y entrega la respuesta.
    usa: [solicitud]
    produce: [respuesta]
    pasa_a: atendida

# Cuánto tiempo hay y qué pasa al vencer. limite: horas, dias naturales, dias habiles o meses.
plazos:
  - id: respuesta_a_tiempo
    desde: inicio
    hasta: 3
    limite: 10 dias habiles
    al_vencer:
      - {{avisa: area}}

# Casos inventados que «cauce probar» recorre. Nunca escriba aquí datos de personas reales.
escenarios:
  - nombre: Se atiende a tiempo
    inicia: {{en: solicitud_recibida, fecha: {date}-05T09:00}}
    recorre:
      - 1
      - {{paso: 2, datos: {{procede: si}}}}
      - 3
    se_espera: {{termina_en: atendida}}

  - nombre: Se atiende tarde
    inicia: {{en: solicitud_recibida, fecha: {date}-05T09:00}}
    recorre:
      - 1
      - {{paso: 2, datos: {{procede: si}}}}
      - {{pasan: 30 dias}}
      - 3
    se_espera: {{termina_en: atendida, advertencias: [respuesta_a_tiempo]}}

  - nombre: No procede
    inicia: {{en: solicitud_recibida, fecha: {date}-05T09:00}}
    recorre:
      - 1
      - {{paso: 2, datos: {{procede: no}}}}
    se_espera: {{termina_en: no_procede}}
"""


def skeleton(key: str, institution: str, date: str) -> str:
    """Return the text of a new procedure file.

    `key` is the code of the procedure as printed, `institution` the id of its institution, `date` a year and month
    («2026-01»). The text validates and its scenarios cover it whole, given that institution.
    """
    return _TEXT.format(
        key=inline(key, "", flow=False),
        institution=inline(institution, "", flow=False),
        plain_institution=institution,
        date=date,
    )


def file_name(key: str) -> str:
    """Return a file name for a code that every system accepts: «64-AJP-P01/Rev. 3» gives «64-AJP-P01-Rev-3»."""
    ascii_text = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9]+", "-", ascii_text).strip("-")[:80] or "procedimiento"
    return f"{slug}-procedimiento" if slug.lower() in _RESERVED else slug
