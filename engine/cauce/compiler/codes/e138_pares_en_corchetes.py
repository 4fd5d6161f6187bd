"""E138: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E138",
    title="Clave y valor dentro de corchetes",
    cause="Dentro de corchetes van elementos separados por comas. «Nota: algo» se tomaría por un bloque de una clave.",
    cure="Si es un texto, escríbalo entre comillas. Si son claves y valores, use llaves.",
    example="alias_clave: [Nota: provisional]\n",
)
