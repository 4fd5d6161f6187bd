"""E610: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E610",
    title="Calendario incluido que no se encuentra",
    cause="Un calendario incluye otro que no está en la carpeta, o se incluye a sí mismo.",
    cure="Corrija la clave en «incluye», o agregue el archivo.",
    example="""incluye: [ley_federal]
""",
)
