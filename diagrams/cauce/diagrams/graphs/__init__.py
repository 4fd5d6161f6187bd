"""The graph of a procedure, or of all of an institution, for tools that place it themselves: DOT and Mermaid."""
