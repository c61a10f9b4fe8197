"""Tests of what the benchmarks do to images and count."""
