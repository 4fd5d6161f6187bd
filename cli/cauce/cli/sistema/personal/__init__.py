"""The register of the staff: who works here, in which roles, and who stands in for whom."""
