"""E221: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E221",
    title="Ramas escritas sin guion",
    cause=(
        "Las ramas van en una lista, una por renglón, con su respuesta y su destino. «Sí:» y «No:» escritas "
        "como claves no son ramas."
    ),
    cure="Escriba «- {respuesta: Sí, pasa_a: 3.3}», una rama por renglón.",
    example="""actividades:
  - decision: ¿Está completa?
    id: completa
    responsable: recepcion
    ramas:
      Sí: 2
      No: 1
""",
)
