"""What the panel shows: Qt widgets and the views."""
