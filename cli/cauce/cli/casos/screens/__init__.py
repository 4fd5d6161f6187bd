"""What the commands of the staff show: texts and JSON made from values; the terminal is reached through `output`."""
