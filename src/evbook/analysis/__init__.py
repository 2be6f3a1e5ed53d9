"""Pure functions from frames to frames, by subject, and each named measure once."""
