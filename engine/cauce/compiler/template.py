"""The commented files that `cauce nuevo` writes: complete, correct, and short enough to be overwritten by an owner."""

from __future__ import annotations

import re
import unicodedata

from cauce.compiler.formatter.scalars import inline

_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}

_PLAIN_KEY = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")

_TEXT = """\
# yaml-language-server: $schema=./procedimiento.schema.json
# Cambie lo que sigue por lo que dice su manual. Guía: docs/edito-procedimientos.md
# Revise con «cauce validar» y pruebe con «cauce probar».
clave: {key}
{alias}institucion: {institution}  # archivo instituciones/{plain_institution}.yaml
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


_INSTITUTION = """\
# yaml-language-server: $schema=../institucion.schema.json
# Lo que es igual para todos los procedimientos de la institución.
id: {institution}
nombre: Nombre de la institución
zona_horaria: America/Mexico_City  # o America/Hermosillo, America/Tijuana…
calendario: {institution}  # archivo calendarios/{plain_institution}.yaml
horarios:
  oficina: {{dias: [lunes, martes, miercoles, jueves, viernes], de: '09:00', a: '15:00', habiles: si}}
  # guardia: {{fuera_de: oficina}}
# Cómo se imprime su tabla de actividades: las columnas, en su orden y con sus títulos.
tabla:
  columnas:
    - {{contiene: numero, titulo: Paso}}
    - {{contiene: responsable, titulo: Responsable}}
    - {{contiene: actividad, titulo: Actividad}}
    - {{contiene: documento, titulo: Documento}}
"""

_CALENDAR = """\
# yaml-language-server: $schema=../calendario.schema.json
# Los días que no son hábiles. Complete los de su institución y anote de dónde sale cada uno.
clave: {institution}
nombre: Calendario de la institución
vigencia: {{desde: {year}-01-01, hasta: {next_year}-12-31}}  # fuera de estas fechas Cauce avisa que no sabe
descanso_semanal: [sabado, domingo]
inhabiles:
  - {{mes: 1, dia: 1, motivo: Año Nuevo}}
  - {{mes: 2, semana: 1, dia_semana: lunes, motivo: Aniversario de la Constitución}}
  - {{mes: 3, semana: 3, dia_semana: lunes, motivo: Natalicio de Benito Juárez}}
  - {{mes: 5, dia: 1, motivo: Día del Trabajo}}
  - {{mes: 9, dia: 16, motivo: Día de la Independencia}}
  - {{mes: 11, semana: 3, dia_semana: lunes, motivo: Aniversario de la Revolución}}
  - {{mes: 12, dia: 25, motivo: Navidad}}
  # - {{fecha: {year}-05-05, motivo: Batalla de Puebla}}
"""


def institution_skeleton(institution: str) -> str:
    """Return the text of a new institution file; its calendar has the same name."""
    return _INSTITUTION.format(institution=inline(institution, "", flow=False), plain_institution=institution)


def calendar_skeleton(key: str, year: int) -> str:
    """Return the text of a new calendar file with the rest days of LFT art. 74, valid for a year and the next."""
    return _CALENDAR.format(institution=inline(key, "", flow=False), year=year, next_year=year + 1)


def skeleton(key: str, institution: str, date: str) -> str:
    """Return the text of a new procedure file.

    `key` is the code of the procedure as printed (kept as an alias when a key may not be so written), `institution`
    the id of its institution, `date` a year and month
    («2026-01»). The text validates and its scenarios cover it whole, given that institution.
    """
    plain = key if _PLAIN_KEY.fullmatch(key) else file_name(key)
    return _TEXT.format(
        key=inline(plain, "", flow=False),
        alias="" if plain == key else f"alias_clave: [{inline(key, '', flow=True)}]  # como la imprime el manual\n",
        institution=inline(institution, "", flow=False),
        plain_institution=institution,
        date=date,
    )


def file_name(key: str) -> str:
    """Return a file name for a code that every system accepts: «64-AJP-P01/Rev. 3» gives «64-AJP-P01-Rev-3»."""
    ascii_text = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9]+", "-", ascii_text).strip("-")[:40].rstrip("-") or "procedimiento"
    return f"{slug}-procedimiento" if slug.lower() in _RESERVED else slug
