"""What `cauce demo` shows: scenarios of the procedures, typed one command after another as staff would."""
