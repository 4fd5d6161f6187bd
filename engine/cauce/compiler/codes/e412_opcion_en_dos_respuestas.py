"""E412: una opción lleva a dos lugares."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E412",
    title="Una opción lleva a dos lugares",
    cause="No se sabría cuál de las respuestas seguir.",
    cure=(
        "Deje cada opción en una sola respuesta; si se eligen varias a la vez, escriba «elige: varias» con "
        "«actividades»."
    ),
    example="""\
    ramas:
      - {respuesta: [positiva, valoracion], pasa_a: 3}
      - {respuesta: [negativa, valoracion], pasa_a: 4}
""",
)
