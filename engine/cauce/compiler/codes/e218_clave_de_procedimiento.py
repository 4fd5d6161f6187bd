"""E218: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E218",
    title="Clave de procedimiento mal escrita",
    cause=(
        "La clave de un procedimiento o de un calendario lleva letras, dígitos, guion, punto o guion bajo, "
        "sin espacios ni acentos, porque también nombra su archivo."
    ),
    cure="Escríbala como propone el mensaje. La forma exacta que imprime el manual va en «alias_clave».",
    example="""clave: PR – IMMUVER 01
""",
)
