"""E366: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E366",
    title="Documento que ahí no se maneja",
    cause=("El escenario dice que falta un documento en una fila que no lo usa, ni lo produce, ni lo recibe."),
    cure="Escríbalo en la fila que lo maneja, o quítelo de «sin».",
    example="""recorre: [{paso: 1, sin: [acuse]}]
""",
)
