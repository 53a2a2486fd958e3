"""How fast the example site answers in production settings: `make bench`."""
