"""Schemes, evaluations, results and grades."""
