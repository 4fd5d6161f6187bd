"""How every text drawn here says whose it is, each format in a comment of its own."""

OURS = "Hecho por Cauce: cambie el procedimiento y vuelva a generarlo."
"""What says that a file is ours and may be replaced."""
COMMENT = f"<!-- {OURS} -->"
"""The same as a comment of SVG and HTML."""
