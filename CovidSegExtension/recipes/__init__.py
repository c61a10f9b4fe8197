"""Recipes (TOML): what a training does, checked before it is run."""
