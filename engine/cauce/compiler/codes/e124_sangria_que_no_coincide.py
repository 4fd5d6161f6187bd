"""E124: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E124",
    title="Sangría que no coincide",
    cause=(
        "Una línea empieza en una columna donde no está ninguna de su bloque. En YAML la sangría dice qué va "
        "dentro de qué."
    ),
    cure="Alinee la línea con la que indica el mensaje, con espacios.",
    example="actividades:\n  - paso: 1\n   actividad: Recibe\n",
)
