"""E127: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E127",
    title="Anclas y alias de YAML",
    cause=(
        "Los signos & y * al principio de un texto sirven en YAML para copiar un bloque en otra parte. Aquí cada "
        "cosa se escribe donde se lee."
    ),
    cure="Si el signo es parte del texto, escríbalo entre comillas. Si quería repetir un bloque, cópielo.",
    example="nombre: *recepcion\n",
)
