"""Which nodes go on which page, and the connectors between pages."""
