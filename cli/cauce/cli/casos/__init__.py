"""The commands of the staff: one module each, thin over `cauce.runtime.desk.desk.Desk`."""
