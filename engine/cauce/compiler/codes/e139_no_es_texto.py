"""E139: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E139",
    title="El archivo no es de texto",
    cause="El archivo es un documento de Word o de otro programa, o tiene bytes que ningún editor de texto escribe.",
    cure="Copie el contenido a un archivo de texto, guárdelo con codificación UTF-8 y con la terminación .yaml.",
)
