"""E323: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E323",
    title="Ramas con el mismo nombre",
    cause="Dos ramas tienen la misma respuesta, y al elegirla no se sabría cuál tomar.",
    cure="Cambie la respuesta de una de las dos.",
    example="""- decision: ¿Se presenta?
  id: se_presenta
  ramas:
    - {respuesta: Sí, pasa_a: 2}
    - {respuesta: sí, pasa_a: 3}
""",
)
