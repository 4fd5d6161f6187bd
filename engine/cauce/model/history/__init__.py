"""The kinds of facts of a case, by what they tell; `cauce.model.events` gathers them."""
