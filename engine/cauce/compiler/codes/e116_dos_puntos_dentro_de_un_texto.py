"""E116: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E116",
    title="Dos puntos dentro de un texto",
    cause=(
        "Dos puntos con un espacio después terminan una clave. En medio de un texto sin comillas, YAML cree que "
        "empieza otra."
    ),
    cure=(
        "Escriba el texto entre comillas. Si de verdad son dos claves, cada una va en su línea (o separada con "
        "coma dentro de llaves)."
    ),
    example="nota: Requisitos: acta de nacimiento\n",
)
