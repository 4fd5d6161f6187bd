"""E137: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E137",
    title="Comentario en medio de un texto",
    cause=(
        "Un texto sin comillas de varias líneas termina donde hay un comentario; las líneas que siguen quedan sueltas."
    ),
    cure="Pase el comentario arriba de la clave y deje el texto seguido.",
    example="alcance: Mujeres\n# revisar\n  e instituciones\nnombre: Recepción\n",
)
