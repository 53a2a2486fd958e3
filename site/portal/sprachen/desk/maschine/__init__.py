"""Machine translators behind one interface: off by default, with a budget and a log."""
