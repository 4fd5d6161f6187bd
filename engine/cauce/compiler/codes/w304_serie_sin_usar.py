"""W304: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W304",
    title="Serie que nadie asigna",
    cause="Está en «series» y ninguna fila le toma número con «asigna».",
    cure="Quítela, o escriba «asigna» en la fila que pone el número.",
    example="""series:
  folio: {nombre: Folio}
""",
)
