"""Arabic dates with the month in words: two numbers with strokes can be read from either side."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j F Y"
