"""The first run: from an empty database to a body, in the browser, for whoever holds the set-up code."""
