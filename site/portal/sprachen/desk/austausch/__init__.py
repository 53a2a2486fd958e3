"""Translations as files for translators who work elsewhere: XLIFF, PO, CSV."""
