"""E206: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E206",
    title="Fila que es dos cosas",
    cause=(
        "La fila tiene dos de las claves que dicen qué es, por ejemplo «actividad» y «decision». Suele faltar "
        "el guion que separa dos filas."
    ),
    cure="Deje una, o escriba dos filas, cada una con su guion.",
    example="""actividades:
  - paso: 1
    responsable: recepcion
    actividad: Recibe la solicitud
    decision: ¿Está completa?
""",
)
