"""E315: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E315",
    title="Escenario sin inicio",
    cause="El procedimiento tiene varios inicios y el escenario no dice por cuál entra.",
    cure="Agregue «inicia: {en: …}» con el id del inicio.",
    example="""escenarios:
  - nombre: Todo bien
    recorre: [1, 2]
    se_espera: {termina_en: concluido}
""",
)
