"""E141: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E141",
    title="Coma de más o de menos",
    cause="Entre corchetes o llaves, lo que hay se separa con una coma, ni más ni menos.",
    cure="Ponga la coma que falta o borre la que sobra.",
    example="alias_clave: [PR-01,, PR-1]\n",
)
