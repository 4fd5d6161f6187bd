"""E511: no hay con quién comparar a la persona."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E511",
    title="No hay con quién comparar a la persona",
    cause="«persona_distinta_de» o «persona_igual_a» nombran la misma fila, o una que nunca se completa antes.",
    cure="Nombre una fila que se complete antes que ésta.",
    example="""\
  - {paso: 2, actividad: Autoriza., persona_distinta_de: [5]}  # 5 viene después
""",
)
