"""Models on disk: card, weights, both as one bundle, those there are on this machine, and models made of models."""
