"""The translation desk: every page in every language, what is missing, and the way to the work."""
