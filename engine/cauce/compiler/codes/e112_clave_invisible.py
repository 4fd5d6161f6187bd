"""E112: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E112",
    title="Carácter invisible en una clave",
    cause=(
        "Una clave tiene dentro un carácter que no se ve, o a mitad del archivo quedó una marca de principio de "
        "archivo (BOM). La clave parece bien escrita y no se reconoce."
    ),
    cure="Borre la clave entera y escríbala de nuevo.",
    example="nom\u200bbre: Recepción\n",
)
