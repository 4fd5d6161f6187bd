"""E608: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E608",
    title="Procedimientos que se esperan en círculo",
    cause=(
        "Un procedimiento espera a que otro concluya, y ese otro espera, directamente o por un tercero, a que "
        "concluya el primero. Ninguno terminaría."
    ),
    cure="Quite una de las esperas.",
    example="""- espera: Que concluya la otra área
  id: espera_otra
  hasta: {concluyen: [PR-IMMUVER-02]}
""",
)
