"""pytest fixtures of the judges from outside."""
