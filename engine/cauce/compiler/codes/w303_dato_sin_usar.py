"""W303: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="W303",
    title="Dato que nadie usa",
    cause="Está en «datos» y nada lo registra ni lo lee.",
    cure="Quítelo, o escríbalo en «registra» de la fila que lo captura.",
    example="""datos:
  telefono: {tipo: texto, clase: identidad}
""",
)
