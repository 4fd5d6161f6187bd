"""E302: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E302",
    title="Palabra del lenguaje usada como nombre",
    cause=(
        "El id es una palabra que las condiciones ya usan con otro sentido, como «inicio», «horario», «veces» o «si»."
    ),
    cure="Elija otro id, por ejemplo «horario_de_cita» en lugar de «horario».",
    example="""datos:
  horario:
    pregunta: ¿En qué horario puede venir?
    tipo: texto
    clase: operativo
""",
)
