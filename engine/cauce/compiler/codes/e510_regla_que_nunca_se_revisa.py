"""E510: la regla nunca se revisaría."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E510",
    title="La regla nunca se revisaría",
    cause="Está puesta en una etapa o una nota, que sólo se leen: nadie las completa.",
    cure="Póngala en una actividad, decisión o espera.",
    example="""\
reglas:
  - {id: con_folio, al_completar: etapa_1, exige: {folio_dado: presente}, si_falta: advierte}
""",
)
