"""E606: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E606",
    title="El otro inicio no recibe casos de aquí",
    cause=("El inicio del otro procedimiento dice en «de» qué procedimientos le derivan, y éste no está en la lista."),
    cure="Agregue la clave de este procedimiento a «de» en el otro archivo, o derive a otro inicio.",
    example="""inicios:
  derivada: {nombre: Derivada, de: [PR-IMMUVER-03], pasa_a: 1}
""",
)
