"""E110: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E110",
    title="Carácter que cambia el orden de lectura",
    cause=(
        "Hay un carácter invisible que hace que un texto se vea en otro orden del que tiene. Con él, dos personas "
        "pueden leer cosas distintas del mismo archivo."
    ),
    cure="Bórrelo; el mensaje dice después de qué texto está.",
    example="nombre: Recepci\u202eón\n",
)
