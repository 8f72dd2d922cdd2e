"""The regulation as data: official words, article by article."""
