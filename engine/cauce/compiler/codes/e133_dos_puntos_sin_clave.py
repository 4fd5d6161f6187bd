"""E133: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E133",
    title="Dos puntos sin clave",
    cause="Hay dos puntos y no hay clave delante.",
    cure="Escriba la clave antes de los dos puntos, o borre los dos puntos.",
    example='"": Recepcionista\n',
)
