"""Signals of the foundations."""

from django.dispatch import Signal

# Sent by BasePage.save() when the row *and* its child relations are stored. `post_save` comes too
# early: relations are written after it, so a reader of it would see those of the save before.
page_stored = Signal()
