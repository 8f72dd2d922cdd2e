"""A demonstration body with its story, told by the acts."""
