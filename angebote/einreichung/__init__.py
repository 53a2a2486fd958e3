"""Submission for people who come twice a year: their overview, a short form, confirming facts."""
