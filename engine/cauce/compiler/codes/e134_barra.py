"""E134: documentation for people."""

from cauce.compiler.codes import Code

CODE = Code(
    code="E134",
    title="Barra dentro de comillas dobles",
    cause=(
        "Dentro de comillas dobles la barra \\ empieza una orden (como \\n, línea nueva), y la que hay no existe. "
        "Pasa con las rutas de Windows."
    ),
    cure="Use comillas sencillas, donde la barra es un signo más: 'C:\\Manuales'. O escriba la barra dos veces.",
    example='nombre: "C:\\Manuales"\n',
)
