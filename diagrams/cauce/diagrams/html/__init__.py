"""One self-contained web page per procedure: its sheets, its table, and links both ways between them."""
