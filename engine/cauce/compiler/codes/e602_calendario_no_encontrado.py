"""E602: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E602",
    title="Calendario no encontrado",
    cause=(
        "La institución dice por qué calendario se rige, y en la carpeta «calendarios» no hay un archivo con esa clave."
    ),
    cure="Corrija la clave, o agregue el archivo del calendario.",
    example="""calendario: imuver
""",
)
