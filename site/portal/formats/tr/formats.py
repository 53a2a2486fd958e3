"""Turkish dates without a zero in front of the day."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "d.m.Y"
MONTH_DAY_FORMAT = "j F"
