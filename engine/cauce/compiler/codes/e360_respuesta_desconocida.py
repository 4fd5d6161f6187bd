"""E360: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E360",
    title="Respuesta que la fila no tiene",
    cause=("El escenario elige una rama que esa fila no tiene. Se escribe la respuesta tal como está en la rama."),
    cure="Copie la respuesta de una de las ramas de esa fila.",
    example="""recorre: [1, {paso: se_presenta, respuesta: Si}]
""",
)
