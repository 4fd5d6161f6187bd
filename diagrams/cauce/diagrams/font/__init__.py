"""The font of the sheets (a subset of Liberation Sans 2, SIL OFL 1.1, renamed) and its widths.

Text is measured, drawn and embedded with this one font, so that no renderer wraps it otherwise.
"""

FAMILY = "Cauce Sans"
REGULAR_FILE = "CauceSans-Regular.ttf"
BOLD_FILE = "CauceSans-Bold.ttf"
UNITS_PER_EM = 2048
