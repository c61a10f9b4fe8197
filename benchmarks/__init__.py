"""What measures speed, the lung field, accuracy, calibration and robustness; run from the repository's root."""
