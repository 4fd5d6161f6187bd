"""E363: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E363",
    title="Fila que nadie completa",
    cause=("El escenario pasa por una nota o por el encabezado de una etapa; se imprimen, y nadie los hace."),
    cure="Quítela de «recorre».",
    example="""recorre: [1, 8]
""",
)
