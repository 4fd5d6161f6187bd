"""E205: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E205",
    title="Fila que no dice qué es",
    cause=(
        "Cada fila de la tabla dice qué es con una de estas claves: «actividad», «decision», «espera», "
        "«en_paralelo», «etapa» o «nota». Esta no tiene ninguna."
    ),
    cure="Agregue la clave con el texto de la fila; casi siempre es «actividad».",
    example="""actividades:
  - paso: 1
    responsable: recepcion
""",
)
