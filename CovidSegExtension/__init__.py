"""CovidSeg's engine: chest CT in, ground-glass opacity, consolidation and pleural effusion out.

Importing this package is instant and needs neither torch nor Slicer; the modules below import what they use.
"""

__version__ = "0.1.0"
