"""E605: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E605",
    title="Inicio del otro procedimiento",
    cause=("La derivación nombra un inicio que el otro procedimiento no tiene; o no nombra ninguno, y tiene varios."),
    cure="Escriba en «inicio» el id de uno de los inicios del otro procedimiento.",
    example="""deriva:
  - {a: PR-IMMUVER-02, inicio: derivado}
""",
)
