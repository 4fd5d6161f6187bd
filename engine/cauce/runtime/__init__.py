"""Running cases: pure functions over a compiled procedure, with the clock as an argument."""
