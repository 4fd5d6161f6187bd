"""The workspace of an institution: its folder, its database, its key, and a session of work in it."""
