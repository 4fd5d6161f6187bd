"""What `cauce doctor` looks at: one small module for each thing, which gives findings and prints nothing."""
