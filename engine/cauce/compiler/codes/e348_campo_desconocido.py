"""E348: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E348",
    title="Campo desconocido",
    cause=(
        "El escenario captura un renglón con un campo que la lista no tiene, o da campos a un dato que no es una lista."
    ),
    cure="Escriba los campos tal como están en «campos» del dato.",
    example="""recorre: [{paso: 1, datos: {seguimientos: [{dia: 2026-03-02}]}}]
""",
)
