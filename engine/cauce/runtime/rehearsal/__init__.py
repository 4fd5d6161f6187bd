"""Scenarios played on the one interpreter: invented people and values, a clock that obeys, what was covered."""
