"""E104: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E104",
    title="Archivo vacío",
    cause="El archivo no tiene nada, o sólo tiene comentarios.",
    cure="Escriba las claves del procedimiento; «cauce nuevo CLAVE» da un archivo comentado por llenar.",
    example="# Recepción de usuarias\n",
)
