"""Questions to a person on a terminal."""
