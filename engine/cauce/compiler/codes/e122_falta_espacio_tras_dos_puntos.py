"""E122: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E122",
    title="Falta un espacio después de los dos puntos",
    cause="Sin el espacio, «paso:1» no es una clave con su valor, sino un texto.",
    cure="Escriba un espacio después de los dos puntos: «paso: 1».",
    example="clave:PR-01\nnombre: Recepción\n",
)
