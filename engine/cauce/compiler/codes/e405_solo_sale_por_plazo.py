"""E405: sólo se sale cuando vence un plazo."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E405",
    title="Sólo se sale cuando vence un plazo",
    cause="El caso se quedaría detenido hasta que corra el reloj, sin que nadie pueda hacerlo avanzar.",
    cure="Agregue una respuesta o un «pasa_a» con el que una persona pueda seguir.",
    example="""\
actividades:
  - espera: Respuesta de la autoridad
    id: en_espera
    ramas:
      - {respuesta: Aún no responde, pasa_a: en_espera}
plazos:
  - id: silencio
    en: en_espera
    limite: 3 meses
    al_vencer: [{pasa_a: aprobado}]
""",
)
