"""Models on disk: a folder with a card (``model.json``) and weights (``weights.safetensors``)."""
