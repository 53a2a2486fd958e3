"""Pages of the desk in the admin."""
