"""The rules, one module a kind. Each is a function from a sentence to findings."""
