"""Pages of the release: in the admin for people with an account, by link for those without."""
