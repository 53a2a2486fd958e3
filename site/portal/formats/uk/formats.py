"""Ukrainian dates without a zero in front of the day."""

DATE_FORMAT = "j E Y р."
MONTH_DAY_FORMAT = "j E"
