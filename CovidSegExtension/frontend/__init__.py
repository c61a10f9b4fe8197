"""What the Slicer panel and the browser page share: choices, runs, places and sentences; no widgets."""
