"""Merkzettel: offers collected in an address, printed in German and in another language."""
