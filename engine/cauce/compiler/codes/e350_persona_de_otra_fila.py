"""E350: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E350",
    title="No hay con quién comparar",
    cause=(
        "«persona_distinta_de» y «persona_igual_a» comparan a quien hace esta fila con quien hizo otra, y esa "
        "otra no la hace ninguna persona: es una nota, un encabezado o un bloque."
    ),
    cure="Nombre una fila anterior que haga una persona.",
    example="""- en_paralelo: Revisión y registro a la vez
  id: a_la_vez
  ramas: []
- paso: 3
  actividad: Autoriza la solicitud
  persona_distinta_de: [a_la_vez]
""",
)
