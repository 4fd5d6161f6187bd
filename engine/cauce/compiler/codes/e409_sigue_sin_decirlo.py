"""E409: el caso sigue, sin decirlo, en una fila que otra decisión elige."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E409",
    title="El caso sigue, sin decirlo, en una fila que otra decisión elige",
    cause=(
        "A esa fila se llega por una respuesta; la de arriba caería en ella sólo por estar encima, y suele ser un "
        "descuido: el caso negativo entraría al trámite del positivo."
    ),
    cure="Si así debe ser escriba «pasa_a: siguiente»; si no, el fin o la fila a la que se pasa.",
    example="""\
  - decision: ¿Procede?
    id: procede
    ramas:
      - {respuesta: No, pasa_a: 2}
      - {respuesta: Sí, pasa_a: 3}
  - {paso: 2, actividad: Archiva.}  # sin pasa_a: seguiría en 3
  - {paso: 3, actividad: Da trámite., pasa_a: tramitado}
""",
)
