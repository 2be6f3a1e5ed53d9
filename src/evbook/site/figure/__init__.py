"""A figure on its page and beside it: markup, pictures, number, citation, a page of its own, the code that draws it."""
