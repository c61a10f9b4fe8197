"""Stand-ins for what only the Slicer application has, no bigger than the tests need."""
