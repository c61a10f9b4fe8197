"""The command line, ``covidseg``."""
