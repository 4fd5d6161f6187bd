"""E367: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E367",
    title="Derivación que no existe",
    cause="El escenario menciona un procedimiento al que éste no deriva.",
    cure="Escriba la clave de uno de los procedimientos de «deriva».",
    example="""se_espera: {deriva_a: [PR-IMMUVER-09]}
""",
)
