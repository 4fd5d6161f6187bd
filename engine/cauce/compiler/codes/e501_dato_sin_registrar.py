"""E501: se lee un dato que puede no haberse registrado."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E501",
    title="Se lee un dato que puede no haberse registrado",
    cause="Hay un camino en el que nadie lo registró antes; ahí no se sabría por dónde seguir.",
    cure="Regístrelo en una fila por la que siempre se pase antes, o en la misma fila que decide.",
    example="""\
  - decision: ¿Es urgente?
    id: es_urgente
    segun: urgente  # nadie lo registra antes
    ramas:
      - {respuesta: si, pasa_a: 5}
      - {respuesta: no, pasa_a: 3}
""",
)
