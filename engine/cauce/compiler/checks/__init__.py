"""Checks of names, declarations and other files: one small module each, listed in `registry`."""
