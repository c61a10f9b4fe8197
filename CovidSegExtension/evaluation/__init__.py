"""Label maps against an expert's: overlap by case and class, summaries."""
