"""Training of the lung network: `python -m CovidSegExtension.training.lungs --data FOLDER ... -o FOLDER`."""
