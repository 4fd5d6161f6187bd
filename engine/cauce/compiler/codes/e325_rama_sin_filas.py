"""E325: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E325",
    title="Rama sin filas propias",
    cause=(
        "En una decisión con «elige: varias» pueden tomarse varias ramas a la vez; cada una necesita sus propias "
        "filas, y se sigue cuando todas terminan. Un salto («pasa_a») dejaría al caso en dos lugares."
    ),
    cure="Escriba en la rama «actividades» con sus filas.",
    example="""- decision: ¿Qué requiere?
  id: que_requiere
  elige: varias
  ramas:
    - {respuesta: Gestión, pasa_a: 5}
    - {respuesta: Derivación, pasa_a: 6}
""",
)
