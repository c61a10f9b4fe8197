"""The result on show: figures, places, display, corrections of the lungs, comparison, export."""
