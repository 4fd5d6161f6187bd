"""Text in lines: widths and wrapping."""
