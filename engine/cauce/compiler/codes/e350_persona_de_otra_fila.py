"""E350: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E350",
    title="La otra fila no sirve para comparar personas",
    cause=(
        "«persona_distinta_de» y «persona_igual_a» comparan a quien hace esta fila con quien hizo otra antes. La "
        "otra debe estar más arriba, hacerla una persona, y no ser ella misma."
    ),
    cure="Nombre una fila anterior que haga una persona.",
    example="""- paso: 2
  actividad: Autoriza la solicitud
  persona_distinta_de: [2]
""",
)
