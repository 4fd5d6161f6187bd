"""E212: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E212",
    title="Palabra que no está entre las admitidas",
    cause="La clave admite sólo ciertas palabras, y la escrita no es una de ellas.",
    cure="Escriba una de las palabras que lista el mensaje, igual: en minúsculas y sin acentos.",
    example="""datos:
  canal: {tipo: texto, clase: confidencial}
""",
)
