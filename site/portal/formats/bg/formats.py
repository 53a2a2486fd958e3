"""Bulgarian dates without a zero in front of the day."""

DATE_FORMAT = "j F Y г."
YEAR_MONTH_FORMAT = "F Y г."
