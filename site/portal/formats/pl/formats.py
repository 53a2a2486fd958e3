"""Polish short dates with full stops, as in German papers."""

SHORT_DATE_FORMAT = "d.m.Y"
