"""E347: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E347",
    title="La marca no es de sí o no",
    cause="Un antecedente propone sí o no en el dato de «marca», y ese dato es de otro tipo.",
    cure="Use un dato de «tipo: si_no».",
    example="""antecedentes:
  - {id: busca, al_completar: 1, coinciden: [domicilio], alguna: [{recibido_en: 30 dias naturales}], marca: motivo}
""",
)
