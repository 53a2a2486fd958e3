"""Persian dates with the month in words: 2027/7/31 could be a day of the Iranian calendar."""

SHORT_DATE_FORMAT = "j F Y"
