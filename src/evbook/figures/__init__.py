"""Figure builders: a frame in, a figure with its passport out."""
