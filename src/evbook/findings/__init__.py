"""What the chapters state in numbers: each function records the results and guards of one section."""
