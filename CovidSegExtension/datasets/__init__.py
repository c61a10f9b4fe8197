"""Data sets on disk: the Decathlon layout, published sets made ready, what looks wrong in them."""
