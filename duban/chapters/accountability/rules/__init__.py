"""The rules of the pursuit of responsibility: pure, by noun."""
