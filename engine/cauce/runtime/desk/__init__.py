"""The desk: what a person asks of the cases of an institution, one transaction each, over any store."""
