"""Encoders for U-Nets, with or without ImageNet weights."""
