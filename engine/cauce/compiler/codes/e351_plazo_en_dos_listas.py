"""E351: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E351",
    title="Plazo en dos listas",
    cause=(
        "Las filas de «en» están en listas distintas (por ejemplo, una dentro de una rama y otra fuera). El plazo "
        "corre mientras una posición está en esas filas, y una posición no sale de su lista."
    ),
    cure="Escriba un plazo por lista, o mida con «desde» y «hasta».",
    example="""plazos:
  - {id: tramite, en: [1, 2], limite: 5 dias habiles, al_vencer: [{no_conformidad: si}]}
""",
)
