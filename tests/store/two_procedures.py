"""Two small procedures that between them have everything a case can do, and an invented staff."""

from __future__ import annotations

from functools import cache

from cauce.compiler.api import compile_procedure
from cauce.model.procedure import Procedure
from cauce.runtime.desk.records import Definition, Person
from tests.runtime.workbench import LFT, OFFICE
from tests.support.office import Shelf

__all__ = ["FIRST", "LFT", "OFFICE", "PEOPLE", "SECOND", "compiled", "shelf"]

_HEADER = """\
nombre: Procedimiento inventado
version: 1.0
fecha: 2026-01-02
area_responsable: Área inventada
institucion: inventada
"""

FIRST = f"""clave: AZAR-P01
{_HEADER}
responsables:
  recepcion: Recepción
  juridica: {{nombre: Jurídica, suplente: auxiliar}}
  auxiliar: Auxiliar
  jefatura: Jefatura
  archivo: Archivo
"""
FIRST += """
documentos: {cedula: {nombre: Cédula}, oficio: {nombre: Oficio}}
datos:
  nombre: {pregunta: Nombre, tipo: texto, clase: identidad}
  hechos: {pregunta: Hechos, tipo: texto, clase: reservado}
  urgente: {pregunta: '¿Es urgente?', tipo: si_no, clase: operativo}
  repetida: {pregunta: '¿Es repetida?', tipo: si_no, clase: operativo}
  encargado: {pregunta: '¿Quién lo lleva?', tipo: texto, clase: operativo}
  vueltas: {pregunta: '¿Cuántas vueltas?', tipo: entero, clase: operativo}
  cita: {pregunta: '¿Cuándo es la cita?', tipo: fecha, clase: operativo}
series:
  expediente: {nombre: Número de expediente, reinicia: cada año}
  foja: {nombre: Número de foja}
inicios:
  entrada: {nombre: Entrada, responsable: recepcion, pasa_a: 1}
  de_noche: {nombre: De noche, responsable: {alguno: [jefatura, juridica]}, registra: [nombre], pasa_a: 4}
  mensual: {nombre: Cada mes, cada: mes, dia: 25, excepto: [julio], responsable: jefatura, pasa_a: 7}
fines:
  concluido: {nombre: Concluido, reabre_en: 5}
  negado: Negado
actividades:
  - {etapa: Recepción, supervisa: jefatura}
  - paso: 1
    responsable: recepcion
    actividad: Recibe la petición
    registra: [nombre, hechos, urgente]
    produce: [cedula]
  - paso: 2
    responsable: recepcion
    actividad: Abre el expediente
    registra: [repetida]
    asigna: [expediente]
    turna_a: {rol: juridica, con_acuse: si, al_aceptar_registra: [encargado]}
  - paso: 3
    responsable: {todos: [juridica, jefatura]}
    actividad: Revisan
    persona_distinta_de: [1]
    pasa_a: siguiente
  - {paso: 4, responsable: juridica, actividad: Da seguimiento, opcional: si}
  - en_paralelo: A la vez
    id: a_la_vez
    ramas:
      - nombre: Una
        actividades:
          - {paso: 4.1, responsable: juridica, actividad: Cita, registra: [cita], repite: si, asigna: [foja]}
      - nombre: Otra
        actividades:
          - {paso: 4.2, responsable: auxiliar, actividad: Canaliza, canaliza: {a: Hospital inventado}}
          - decision: ¿Otra vez?
            id: otra_vez
            responsable: auxiliar
            ramas:
              - {respuesta: Sí, pasa_a: 4.2, limite_veces: 2, despues: siguiente}
              - {respuesta: No, pasa_a: siguiente}
          - {paso: 4.3, responsable: {en_orden: [auxiliar, recepcion]}, actividad: Entrega}
  - paso: 5
    responsable: juridica
    actividad: Deriva
    produce: [oficio]
    registra: [vueltas]
    deriva: [{a: AZAR-P02, lleva: [oficio]}]
  - {espera: Mientras concluye, id: concluye, hasta: {concluyen: [AZAR-P02]}}
  - {paso: 6, responsable: archivo, actividad: Archiva, persona_distinta_de: [5]}
  - decision: ¿Procede?
    id: procede
    responsable: jefatura
    ramas:
      - {respuesta: Sí, pasa_a: concluido}
      - {respuesta: No, pasa_a: negado}
      - {respuesta: Falta, pasa_a: 5}
  - {paso: 7, responsable: jefatura, actividad: Reúne al comité, pasa_a: concluido}
interrupciones:
  - {id: urgencia, nombre: Urgencia, entre: [1, 4], responsable: jefatura, pasa_a: 4}
  - id: queja
    nombre: Queja
    responsable: recepcion
    actividades:
      - {paso: 9, responsable: jefatura, actividad: Atiende la queja}
reglas:
  - {id: pocas, al_completar: 5, exige: {vueltas: {al_menos: 2}}, si_falta: no_conformidad}
plazos:
  - {id: pronto, desde: inicio, hasta: 2, limite: 72 horas, al_vencer: [{no_conformidad: si}]}
  - {id: urge, en: [3, 4], limite: 5 dias habiles, pausa_en: [4], al_vencer: [{avisa: jefatura}]}
  - {id: silencio, en: procede, limite: 10 dias naturales, al_vencer: [{pasa_a: negado}]}
  - id: si_urge
    desde: 1
    hasta: 5
    limite: 24 horas
    cuando: {urgente: {es: si}}
    al_vencer: [{escala: jefatura}]
antecedentes:
  - id: ya_estuvo
    al_completar: 1
    coinciden: [nombre]
    alguna: [{recibido_en: 30 dias naturales}]
    marca: repetida
"""

SECOND = f"""clave: AZAR-P02
{_HEADER}
responsables: {{psicologia: Psicología, archivo: Archivo}}
documentos: {{oficio: {{nombre: Oficio}}}}
inicios:
  directa: {{nombre: Directa, responsable: psicologia, pasa_a: 1}}
  derivada: {{nombre: Derivada, de: [AZAR-P01], recibe: [oficio], pasa_a: 2}}
fines: {{atendida: {{nombre: Atendida, reabre_en: 3}}}}
actividades:
  - {{paso: 1, responsable: psicologia, actividad: Recibe, recibe: [oficio]}}
  - {{paso: 2, responsable: psicologia, actividad: Atiende, usa: [oficio]}}
  - espera: Mientras responde
    id: responde
    ramas:
      - {{respuesta: Llega, pasa_a: siguiente}}
      - {{respuesta: No llega, pasa_a: 2}}
  - {{paso: 3, responsable: {{alguno: [psicologia, archivo]}}, actividad: Cierra}}
plazos:
  - {{id: atender, en: 2, limite: 3 dias habiles, al_vencer: [{{no_conformidad: si}}]}}
"""

PEOPLE = (
    Person(id="recepcionista_inventada", name="Recepcionista Inventada", roles=("recepcion", "archivo")),
    Person(id="abogada_inventada", name="Abogada Inventada", roles=("juridica",)),
    Person(id="auxiliar_inventado", name="Auxiliar Inventado", roles=("auxiliar", "archivo")),
    Person(id="jefa_inventada", name="Jefa Inventada", roles=("jefatura", "juridica"), supervises=True),
    Person(id="psicologa_inventada", name="Psicóloga Inventada", roles=("psicologia",)),
    Person(id="nueva_inventada", name="Nueva Inventada", roles=()),
)


def compiled(text: bytes) -> Procedure | None:
    """Compile the text of a procedure; None when it has errors."""
    found = compile_procedure(text, "prueba.yaml")
    return found.procedure if found.ok else None


@cache
def _definitions() -> dict[str, Definition]:
    found = {}
    for text in (FIRST.encode(), SECOND.encode()):
        result = compile_procedure(text, "prueba.yaml")
        assert result.ok, result.diagnostics
        assert result.procedure is not None
        found[result.procedure.key] = Definition(procedure=result.procedure, text=text)
    return found


def shelf() -> Shelf:
    """Return both procedures."""
    return Shelf(_definitions())
