"""E106: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E106",
    title="Archivo demasiado grande",
    cause=(
        "El archivo pasa de 1 MiB. Un procedimiento ocupa unas decenas de kilobytes; uno tan grande suele traer "
        "algo pegado por error."
    ),
    cure="Vea qué se pegó de más, o reparta el contenido en varios archivos.",
)
