"""Sheets as files: SVG, and through it PDF and PNG. Renderers read coordinates and decide none."""
