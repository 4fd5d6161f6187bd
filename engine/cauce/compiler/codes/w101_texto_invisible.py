"""W101: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W101",
    title="Carácter invisible en un texto",
    cause=(
        "Un texto tiene dentro un carácter que no se ve (un guion opcional o un espacio de ancho cero, por "
        "ejemplo). Suele llegar al copiar de Word, de un PDF o de una página, y hace que el texto no se encuentre "
        "al buscarlo."
    ),
    cure="Borre el carácter; el mensaje dice después de qué texto está.",
    example="nombre: Recep\u00adción\n",
)
