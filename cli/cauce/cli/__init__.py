"""The command line: Spanish words, one module per audience."""
