"""The kinds of what waits in a case, and what is done about each."""

from __future__ import annotations

STEPS = ("paso", "espera")
ANSWERS = {"acuse": "aceptar", "derivacion": "aceptar", "rechazo": "turnar"}
"""The command that answers each kind of task that is not a step."""
