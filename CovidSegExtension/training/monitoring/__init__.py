"""What a training shows: expected time, curves, sheets of held-out slices, its figures at the end, what it ran on."""
