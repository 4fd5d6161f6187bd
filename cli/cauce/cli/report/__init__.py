"""Diagnostics for people (texto), programs (json) and pull requests (github)."""
