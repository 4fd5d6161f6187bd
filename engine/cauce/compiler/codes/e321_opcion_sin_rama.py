"""E321: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E321",
    title="Opción sin rama",
    cause=(
        "Un dato decide el camino, y una de sus opciones no tiene rama: con esa respuesta el caso no sabría por "
        "dónde seguir."
    ),
    cure="Agregue una rama para esa opción, o añádala a la lista de otra: «respuesta: [norte, sur]».",
    example="""datos:
  urgente: {tipo: si_no, clase: operativo}
actividades:
  - paso: 1
    actividad: Determina si es urgente
    registra: [urgente]
    segun: urgente
    ramas:
      - {respuesta: si, pasa_a: 2}
""",
)
