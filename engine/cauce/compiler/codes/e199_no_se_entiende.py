"""E199: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E199",
    title="Texto que no se entiende",
    cause="El archivo deja de ser YAML en el lugar señalado, y la causa no es ninguna de las que se reconocen.",
    cure=(
        "Compare la línea y la de arriba con otras parecidas del mismo archivo: la sangría, los dos puntos con su "
        "espacio, las comillas y los corchetes."
    ),
)
