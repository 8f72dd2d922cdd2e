"""The pages of results, of the annual result and of commendations."""
