"""E126: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E126",
    title="Línea sin «clave:»",
    cause=(
        "Entre claves hay una línea que no tiene dos puntos: falta su clave, o es la continuación de un texto sin "
        "su sangría."
    ),
    cure="Póngale su clave y dos puntos, o dele más sangría que a la clave del texto que continúa.",
    example="proposito: Atender a las usuarias\nque lo soliciten\nalcance: Todas\n",
)
