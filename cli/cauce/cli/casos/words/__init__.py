"""Values of a case in the words that people use; pure."""
