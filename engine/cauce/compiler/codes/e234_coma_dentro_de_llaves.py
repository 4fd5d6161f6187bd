"""E234: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E234",
    title="Coma dentro de llaves",
    cause="Dentro de llaves la coma separa una clave de la siguiente, así que un texto con coma se corta ahí.",
    cure="Ponga el texto entre comillas, o escriba el bloque en varios renglones.",
    example="""fines:
  atendida: {nombre: Atendida, expediente cerrado}
""",
)
