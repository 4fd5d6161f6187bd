"""E135: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E135",
    title="Viñeta o guion largo en vez del guion",
    cause="Los procesadores de textos cambian el guion por uno largo o por una viñeta. Para YAML ya no es una lista.",
    cure="Escriba el guion corto del teclado y un espacio: «- ».",
    example="alias_clave:\n  \u2013 PR-01\n  \u2013 PR-1\n",
)
