"""What a reader takes away: results, data, a chapter to run, paper, and the receipt that says what it was made of."""
