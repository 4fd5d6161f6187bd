"""E119: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E119",
    title="Corchete o llave sin cerrar",
    cause="Un corchete [ o una llave { se abre y no se cierra.",
    cure="Escriba el cierre donde termina la lista.",
    example="alias_clave: [PR-01, PR-1\nnombre: Recepción\n",
)
