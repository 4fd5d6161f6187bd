"""E118: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E118",
    title="Comillas sin cerrar",
    cause="Unas comillas se abren y no se cierran donde termina el texto, y las líneas de abajo quedan dentro.",
    cure=(
        "Cierre las comillas. Si el texto lleva un apóstrofo, use comillas dobles por fuera. Un texto entre "
        "comillas de varias líneas lleva en las demás más sangría que su clave."
    ),
    example='nombre: "Recepción\nversion: 1.0\n',
)
