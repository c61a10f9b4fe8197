"""What people read: pictures and tables."""
