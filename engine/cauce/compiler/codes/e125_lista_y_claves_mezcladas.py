"""E125: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E125",
    title="Lista y claves mezcladas",
    cause="En un mismo bloque van claves, o van elementos con guion, pero no las dos cosas.",
    cure=(
        "Si falta un guion, póngalo; si sobra, quítelo. Una lista va debajo de una clave que no tiene valor en su "
        "línea."
    ),
    example="datos:\n  canal: x\n  - otro\n",
)
