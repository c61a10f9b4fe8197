"""The machine that a program runs on: its memory, its terminal, and progress shown there."""
