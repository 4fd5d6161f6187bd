"""E601: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E601",
    title="Institución no encontrada",
    cause=(
        "El procedimiento dice a qué institución pertenece, y en la carpeta «instituciones», junto a él, no hay "
        "un archivo con ese id."
    ),
    cure="Escriba el id de una institución que esté ahí, o agregue su archivo.",
    example="""institucion: imuver
""",
)
