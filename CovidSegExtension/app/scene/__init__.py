"""The scene behind the page: its views, its editor, and what is measured of it."""
