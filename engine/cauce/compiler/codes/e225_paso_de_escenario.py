"""E225: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E225",
    title="Paso de escenario mal escrito",
    cause=(
        "En «recorre», una fila que se completa sin más va sola: «- 1.1». Cuando se contesta o se captura "
        "algo, va como bloque con «paso»."
    ),
    cure="Escriba «- {paso: 2.1, datos: {ruta: norte}}».",
    example="""escenarios:
  - nombre: Llega y termina
    recorre:
      - 1: {canal: presencial}
    se_espera: {termina_en: atendida}
""",
)
