"""E604: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E604",
    title="Procedimiento no encontrado",
    cause=(
        "Se deriva a un procedimiento, o se dice que los casos vienen de él, y en la carpeta no hay un archivo "
        "con esa clave."
    ),
    cure="Corrija la clave, o agregue el archivo a la carpeta.",
    example="""deriva:
  - {a: PR-IMMUVER-20, lleva: [cedula]}
""",
)
