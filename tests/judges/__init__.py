"""Judges from outside: they tell what our own tests did not think of."""
