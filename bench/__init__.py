"""Load and scale: `make bench`. Figures come from here, never from a timed test."""
