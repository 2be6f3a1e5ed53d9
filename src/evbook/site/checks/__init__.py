"""The gates: what is wrong with the book's text before the build, and with the built site after it."""
