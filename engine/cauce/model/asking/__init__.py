"""The kinds of commands, by what they ask; `cauce.model.commands` gathers them."""
