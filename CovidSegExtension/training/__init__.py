"""Training: recipes, data, losses and the run that ends in a model folder. Needs the ``train`` extra (Lightning)."""
