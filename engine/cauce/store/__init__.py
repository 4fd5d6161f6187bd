"""The database of cases: encrypted, append-only, one transaction per command (design.md §4)."""
