"""E114: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E114",
    title="Coma dentro de llaves",
    cause=(
        "Dentro de llaves la coma separa claves, así que un texto con coma se parte en dos y lo que sigue queda "
        "como una clave sin valor."
    ),
    cure='Escriba el texto entre comillas: {si: "Sí, se presentan"}. Para una lista use corchetes.',
    example="opciones: {si: Sí, se presentan, no: No}\n",
)
