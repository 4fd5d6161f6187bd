"""One module per command. `runtime.decide` knows them by its table; a new command is a new module and a line there."""
