"""The commands that make training data and models."""
