"""From the text of a procedure to a compiled procedure and its diagnostics."""
