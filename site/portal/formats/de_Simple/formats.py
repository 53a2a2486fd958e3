"""Dates in Leichte Sprache have the month as a word; all else is as in German."""

SHORT_DATE_FORMAT = "j. F Y"
SHORT_DATETIME_FORMAT = "j. F Y H:i"
