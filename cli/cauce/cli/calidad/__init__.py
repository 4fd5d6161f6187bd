"""Commands of who keeps the binder: sheets, versions, non-conformities."""
