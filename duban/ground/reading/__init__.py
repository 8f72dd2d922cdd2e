"""How clerks write: deadlines, unit lists and tables, read into values with a confidence.

Nothing here guesses. What is read for sure is right; what is not sure carries a question in Chinese that a
person answers. No Django, no database, no clock: the year of a list is an argument.
"""
