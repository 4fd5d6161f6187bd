"""E109: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E109",
    title="Carácter de control",
    cause=(
        "El archivo tiene un carácter que no se ve y que da órdenes a la pantalla o a la impresora. Suele llegar "
        'al copiar de otro programa. También se rechaza escrito con barra, como "\\e".'
    ),
    cure="Bórrelo; el mensaje dice después de qué texto está.",
    example='nombre: "Recepción\\e[31m"\n',
)
