"""E209: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E209",
    title="Un valor donde va una lista",
    cause=(
        "La clave lleva una lista, aunque sea de un elemento: entre corchetes, o un renglón con guion por elemento."
    ),
    cure=(
        "Escriba los corchetes: «registra: [canal]». En listas de bloques, ponga un guion y un espacio antes "
        "de la primera clave de cada uno."
    ),
    example="""actividades:
  - paso: 1
    responsable: recepcion
    actividad: Recibe la solicitud
    registra: canal
""",
)
