"""Which languages the public site offers."""

from .sprache import Sprache

__all__ = ["Sprache"]
