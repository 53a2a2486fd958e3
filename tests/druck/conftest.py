"""The small site that these tests stand on."""

from tests.factories.baum import baum, editor

__all__ = ["baum", "editor"]
