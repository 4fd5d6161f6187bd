"""E344: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E344",
    title="Dato calculado que se captura",
    cause="Un dato con «se_calcula» lo obtiene el sistema; nadie lo captura ni lo fija.",
    cure="Quítelo de «registra» o de «fija», o quite «se_calcula» del dato.",
    example="""datos:
  turno:
    clase: operativo
    opciones: {oficina: Horario de oficina, guardia: Guardia}
    se_calcula: [{cuando: {horario: {es: guardia}}, da: guardia}, {da: oficina}]
actividades:
  - paso: 1
    actividad: Recibe la denuncia
    registra: [turno]
""",
)
