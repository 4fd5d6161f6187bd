"""E612: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E612",
    title="Vigencia al revés",
    cause="La vigencia del calendario termina antes de empezar.",
    cure="Revise «desde» y «hasta».",
    example="""vigencia: {desde: 2027-01-01, hasta: 2026-12-31}
""",
)
