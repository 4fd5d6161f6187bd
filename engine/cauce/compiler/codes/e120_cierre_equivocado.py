"""E120: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E120",
    title="Cierre que no corresponde",
    cause="Lo que se abre con [ se cierra con ] y lo que se abre con { se cierra con }; o hay un cierre de más.",
    cure="Cambie el signo de cierre, o borre el que sobra.",
    example="alias_clave: [PR-01, PR-1}\n",
)
