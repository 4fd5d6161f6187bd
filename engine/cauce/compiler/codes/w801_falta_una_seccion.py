"""W801: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W801",
    title="Falta una sección",
    cause=(
        "Las guías para hacer manuales de procedimientos piden esa sección y el archivo no la tiene. Se revisa "
        "con --completitud."
    ),
    cure=("Si el manual la tiene, escríbala donde dice el mensaje. Si no, es algo que el manual podría mejorar."),
    example="""secciones:
  - {titulo: Políticas, texto: Las de siempre.}
""",
)
