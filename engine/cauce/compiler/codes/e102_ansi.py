"""E102: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E102",
    title="Archivo guardado como ANSI",
    cause=(
        "El archivo tiene letras acentuadas que no están escritas en UTF-8. Sucede cuando se guarda con el Bloc "
        "de notas antiguo o con la codificación «ANSI»."
    ),
    cure=(
        "Ábralo en el Bloc de notas, elija «Guardar como» y en «Codificación» escoja UTF-8; después revise que "
        "los acentos se vean bien."
    ),
)
