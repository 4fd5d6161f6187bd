"""Commands of whoever takes care of the system: the workspace, its staff, its health."""
