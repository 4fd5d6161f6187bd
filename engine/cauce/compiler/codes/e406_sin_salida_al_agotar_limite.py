"""E406: sin salida cuando se agota «limite_veces»."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E406",
    title="Sin salida cuando se agota «limite_veces»",
    cause="Después de esas veces la respuesta lleva a su «despues», y desde ahí no se demostró que haya salida.",
    cure="Haga que «despues», u otra respuesta sin límite, lleve a la salida.",
    example="""\
  - decision: ¿Procede?
    id: procede
    ramas:
      - {respuesta: Sí, pasa_a: siguiente, limite_veces: 2, despues: procede}
      - {respuesta: No, pasa_a: procede}
""",
)
