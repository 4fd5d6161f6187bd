"""The strict reader: bytes of a YAML file to nodes with places, and every problem of reading in Spanish."""
