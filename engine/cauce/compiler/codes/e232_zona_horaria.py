"""E232: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E232",
    title="Zona horaria mal escrita",
    cause=(
        "La zona horaria lleva el nombre que usan las computadoras: continente y ciudad, en inglés y con guion bajo."
    ),
    cure="Escriba, por ejemplo, «America/Mexico_City» o «America/Hermosillo».",
    example="""zona_horaria: hora del centro
""",
)
