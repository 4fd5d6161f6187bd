"""W302: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W302",
    title="Documento que nadie usa",
    cause="Está en «documentos» y ninguna fila lo usa, lo produce, lo recibe ni lo confirma.",
    cure="Quítelo, o escríbalo en la fila que lo maneja.",
    example="""documentos:
  acuse: {nombre: Acuse de recibo}
""",
)
