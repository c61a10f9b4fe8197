"""The machine that a program runs on: its memory, its terminal, progress shown there, and locks."""
