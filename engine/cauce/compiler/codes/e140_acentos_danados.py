"""E140: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E140",
    title="Acentos dañados",
    cause=(
        "Hay letras como «Ã³» donde debía haber «ó»: el archivo se abrió como ANSI y se volvió a guardar como "
        "UTF-8, y los acentos se perdieron."
    ),
    cure="Recupere una copia anterior, o vuelva a escribir las letras dañadas.",
    example="nombre: RecepciÃ³n\n",
)
