"""The parts of a case, by what they tell; `cauce.model.case` gathers them in one."""
