"""E103: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E103",
    title="Archivo guardado como «Unicode» (UTF-16)",
    cause="El archivo usa dos bytes por letra. Es lo que el Bloc de notas llama «Unicode» o «UTF-16».",
    cure="Ábralo en el Bloc de notas, elija «Guardar como» y en «Codificación» escoja UTF-8.",
)
