"""E202: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E202",
    title="Falta una clave obligatoria",
    cause="Al bloque le falta una clave sin la cual no se entiende.",
    cure="Agregue la clave; el mensaje trae un ejemplo de lo que lleva.",
    example="""reglas:
  - id: cinco_vecinos
    al_completar: 1
    si_falta: advierte
""",
)
