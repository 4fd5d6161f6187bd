"""E330: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E330",
    title="Se sigue de largo sin decirlo",
    cause=(
        "Una decisión de más arriba, un plazo que vence o una interrupción lleva a una fila, y a esa misma fila se "
        "llegaría también desde la de encima, porque no dice a dónde pasa. Casi siempre es un olvido: el camino que "
        "debía terminar se mete en el otro."
    ),
    cure=(
        "Si la fila de encima debe terminar o ir a otra parte, escriba su «pasa_a». Si de veras debe seguir, "
        "escriba «pasa_a: siguiente»."
    ),
    example="""- paso: 2
  actividad: Determina el resultado
  segun: resultado
  ramas:
    - {respuesta: negativa, pasa_a: 3}
    - {respuesta: positiva, pasa_a: 4}
- {paso: 3, actividad: Archiva el caso}
- {paso: 4, actividad: Elabora el citatorio}
""",
)
