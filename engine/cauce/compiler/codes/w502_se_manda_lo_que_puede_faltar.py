"""W502: se manda algo que puede no estar."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W502",
    title="Se manda algo que puede no estar",
    cause="En algún camino el documento o dato que se deriva o canaliza no existiría.",
    cure="Prodúzcalo o regístrelo antes en todos los caminos, o póngale «cuando».",
    example="""\
  - {paso: 5, actividad: Canaliza., canaliza: {a: Hospital, con: [oficio]}}
""",
)
