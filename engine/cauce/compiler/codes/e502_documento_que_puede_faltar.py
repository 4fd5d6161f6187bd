"""E502: se usa un documento que puede no existir."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E502",
    title="Se usa un documento que puede no existir",
    cause="Hay un camino en el que nadie lo produjo ni lo recibió antes, y ahí el paso no se podría completar.",
    cure=(
        "Prodúzcalo o recíbalo antes en todos los caminos, o diga que aquí puede faltar («si_falta: "
        "no_conformidad», «opcional: si»)."
    ),
    example="""\
  - {paso: 1, actividad: Integra el expediente., usa: [oficio]}
  - {paso: 2, actividad: Elabora el oficio., produce: [oficio]}
""",
)
