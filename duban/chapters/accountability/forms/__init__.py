"""The forms of the pursuit of responsibility, by noun."""
