"""The pages of the pursuit of responsibility, by noun."""
