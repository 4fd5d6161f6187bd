"""The same procedures as other engines would run them. Each module says what it leaves to its engine's advantage."""
