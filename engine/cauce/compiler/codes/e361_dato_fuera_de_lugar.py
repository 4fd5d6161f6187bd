"""E361: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E361",
    title="Dato que ahí no se registra",
    cause="El escenario captura un dato en una fila, un inicio o una interrupción que no lo registra.",
    cure="Escríbalo en la fila que lo registra; el mensaje dice cuál es.",
    example="""recorre: [{paso: 1, datos: {resultado: positiva}}, 2]
""",
)
