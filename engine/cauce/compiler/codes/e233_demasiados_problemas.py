"""E233: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E233",
    title="Demasiados problemas",
    cause=(
        "El archivo tiene más problemas de los que sirve leer de una vez; suelen venir de uno solo, como una "
        "sangría que se recorrió."
    ),
    cure="Corrija los primeros y vuelva a validar.",
)
