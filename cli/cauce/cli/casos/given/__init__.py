"""What comes with a command: reasons, data, papers; secrets never from the command line."""
