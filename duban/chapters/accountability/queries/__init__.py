"""What the pursuit of responsibility reads, by noun: for its circle alone."""
