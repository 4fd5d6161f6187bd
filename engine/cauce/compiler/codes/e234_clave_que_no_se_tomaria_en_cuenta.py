"""E234: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E234",
    title="Clave que no se tomaría en cuenta",
    cause=(
        "Una línea de un texto largo empieza con una clave que va justo en ese bloque y que el bloque no tiene. Con "
        "esa sangría es parte del texto, y el procedimiento la perdería sin que nadie lo note."
    ),
    cure="Alinéela con la clave del texto. Si de verdad es parte del texto, escriba el texto entre comillas.",
    example="""actividades:
  - paso: 1
    responsable: recepcion
    actividad: >-
      Recibe la solicitud
      registra: [motivo]
""",
)
