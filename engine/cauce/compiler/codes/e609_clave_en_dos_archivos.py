"""E609: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E609",
    title="Clave en dos archivos",
    cause="Dos archivos de la carpeta tienen la misma clave o el mismo id, y no se sabría cuál vale.",
    cure="Cambie una de las dos, o quite de la carpeta el archivo que sobra.",
    example="""clave: PR-IMMUVER-01
""",
)
