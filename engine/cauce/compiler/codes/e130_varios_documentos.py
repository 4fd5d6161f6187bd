"""E130: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E130",
    title="Varios documentos en un archivo",
    cause=(
        "Una línea «---» empieza otro documento y una línea «...» termina el archivo para YAML: lo que sigue no "
        "se leería."
    ),
    cure="Borre esa línea, o pase a otro archivo lo que sigue.",
    example="nombre: Recepción\n---\nnombre: Otro\n",
)
