"""E211: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E211",
    title="Id mal escrito",
    cause=(
        "El id es el nombre corto con que unas partes del archivo mencionan a otras. Lleva minúsculas sin acentos, "
        "dígitos y guion bajo, empieza con letra y no pasa de 40. Donde va un id no se escribe el nombre completo."
    ),
    cure=(
        "Escriba el que propone el mensaje, y cámbielo también donde se mencione. El nombre completo, con "
        "acentos y mayúsculas, va en «nombre»."
    ),
    example="""documentos:
  Número Oficio: {nombre: Oficio}
""",
)
