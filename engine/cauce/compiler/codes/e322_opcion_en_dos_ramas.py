"""E322: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E322",
    title="Dos ramas para una opción",
    cause="Dos ramas dicen qué hacer con la misma opción, y no se sabría cuál tomar.",
    cure="Deje la opción en una sola rama.",
    example="""segun: urgente
ramas:
  - {respuesta: si, pasa_a: 2}
  - {respuesta: [si, no], pasa_a: 3}
""",
)
