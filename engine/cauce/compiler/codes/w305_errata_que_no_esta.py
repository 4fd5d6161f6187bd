"""W305: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W305",
    title="Errata que no está en el paso",
    cause="La errata dice que un paso del manual tiene unas palabras, y en ese paso no están.",
    cure="Copie en «dice» las palabras tal como están en la fila, o corrija el número del paso.",
    example="""erratas:
  - {paso: 3, dice: Turma, debe_decir: Turna}
""",
)
