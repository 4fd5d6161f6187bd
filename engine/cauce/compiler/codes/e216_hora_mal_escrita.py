"""E216: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E216",
    title="Hora mal escrita",
    cause="Las horas van de 00:00 a 24:00, con dos cifras antes y después de los dos puntos.",
    cure="Escriba, por ejemplo, 08:00 o 15:30.",
    example="""horarios:
  oficina: {dias: [lunes], de: 8:00, a: 15:00}
""",
)
