"""E411: falta una respuesta para una opción."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E411",
    title="Falta una respuesta para una opción",
    cause="La decisión lee un dato, y para alguna de sus opciones no se dice a dónde se pasa.",
    cure="Agregue la respuesta que falta, o póngala en la lista de otra: «respuesta: [a, b]».",
    example="""\
  - decision: ¿Qué resultó?
    id: resulto
    segun: resultado  # positiva, negativa, valoracion
    ramas:
      - {respuesta: positiva, pasa_a: 3}
      - {respuesta: negativa, pasa_a: 4}
""",
)
