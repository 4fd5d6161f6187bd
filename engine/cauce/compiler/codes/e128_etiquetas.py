"""E128: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E128",
    title="Etiquetas de YAML",
    cause="El signo ! al principio de un texto es en YAML una etiqueta de tipo. Aquí ningún valor las necesita.",
    cure="Si el signo es parte del texto, escriba el texto entre comillas; si no, bórrelo.",
    example="version: !!str 1.0\n",
)
