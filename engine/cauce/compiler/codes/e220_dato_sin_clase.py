"""E220: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E220",
    title="Dato sin clase de confidencialidad",
    cause="Todo dato dice qué tan confidencial es, porque de eso depende quién lo ve y cómo se guarda.",
    cure=(
        "Agregue «clase»: «operativo» si es del trámite, «identidad» si dice quién es la persona, «reservado» "
        "si cuenta algo de su vida o de su caso, «vital» si alguien correría peligro al saberse."
    ),
    example="""datos:
  canal: {tipo: texto}
""",
)
