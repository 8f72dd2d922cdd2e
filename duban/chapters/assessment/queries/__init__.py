"""What evaluation and performance assessment read."""
