"""Colours of the sheets. Every text reaches a contrast of 4.5:1 on what is under it, in grey print too.

Colour never carries a meaning alone: shapes and labels do.
"""

PAPER = "#ffffff"
INK = "#1b2330"
NAVY = "#1e3a5f"
RULE = "#5b6b82"
LANE = "#f7f9fc"
TERMINATOR = "#e6efe6"
DECISION = "#fff6df"
WAIT = "#eef4f4"
PROCEDURE = "#ffffff"
SHEET = "#eef5ff"
DRUM = "#f2eefa"
DONE = "#dde3ea"
"""What a case has behind it: a grey that a photocopy keeps, and the ink on it 12:1."""
MUTED = "#414d5e"
WARNING = "#8a2b0c"

LINE = 1.0
THIN = 0.75
THICK = 1.2
