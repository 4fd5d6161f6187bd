"""E227: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E227",
    title="El archivo no es un bloque de claves",
    cause=(
        "Un procedimiento, una institución o un calendario es un bloque de claves; el archivo contiene una "
        "lista o un texto suelto."
    ),
    cure=(
        "Quite el guion inicial y empiece con «clave: …». «cauce nuevo CLAVE» escribe un archivo completo "
        "para comenzar."
    ),
)
