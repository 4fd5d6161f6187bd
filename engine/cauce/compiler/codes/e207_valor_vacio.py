"""E207: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E207",
    title="Clave sin valor",
    cause="Después de los dos puntos no hay nada escrito.",
    cure=(
        'Escriba el valor, o quite la clave. Si es la celda de un manual que va en blanco, escriba dos comillas: "".'
    ),
    example="""alcance:
""",
)
