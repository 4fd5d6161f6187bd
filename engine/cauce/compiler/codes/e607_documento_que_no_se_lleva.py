"""E607: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E607",
    title="Documento que no se lleva",
    cause="El otro procedimiento recibe un documento al empezar, y la derivación no se lo lleva.",
    cure=(
        "Agregue el documento a «lleva». Si no siempre llega, escriba en el otro archivo «opcional: si» o su condición."
    ),
    example="""deriva:
  - {a: PR-IMMUVER-03, lleva: []}
""",
)
