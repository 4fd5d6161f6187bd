"""E210: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E210",
    title="Un texto o una lista donde va un bloque de claves",
    cause="La clave lleva un bloque: otras claves debajo con sangría, o entre llaves.",
    cure="Escriba el bloque como en el ejemplo del mensaje.",
    example="""documentos:
  cedula: Cédula de Atención
""",
)
