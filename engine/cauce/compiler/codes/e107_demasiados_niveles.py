"""E107: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E107",
    title="Demasiados niveles",
    cause=(
        "Hay más de 40 bloques o corchetes abiertos uno dentro de otro. Ningún procedimiento los necesita; suele "
        "faltar un cierre."
    ),
    cure="Cierre los corchetes o llaves que sobran, o baje de nivel lo que está demasiado adentro.",
    example="datos: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n",
)
