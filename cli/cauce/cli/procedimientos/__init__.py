"""Commands of process owners: one module per command, loaded on demand."""
