"""W102: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W102",
    title="Clave que quedó dentro de un texto",
    cause=("Una línea de un texto de varias líneas empieza como una clave. Puede ser una clave con sangría de más."),
    cure="Si es una clave, alinéela con la clave del texto. Si es parte del texto, no haga nada.",
    example="nombre: Recepción\nproposito: >-\n  Atender a las usuarias.\n  nombre: Otro\n",
)
