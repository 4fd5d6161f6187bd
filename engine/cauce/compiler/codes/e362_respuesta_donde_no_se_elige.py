"""E362: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E362",
    title="Respuesta donde no se elige",
    cause="El escenario contesta una fila que no tiene ramas, o cuya rama la decide un dato.",
    cure=("Si la decide un dato, escriba el dato en la fila que lo registra. Si no tiene ramas, quite «respuesta»."),
    example="""recorre: [{paso: 2, respuesta: si}]
""",
)
