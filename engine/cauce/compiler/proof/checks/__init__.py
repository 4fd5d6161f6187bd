"""The checks of the proof, one per module: each takes an `Analysis` and yields diagnostics."""
