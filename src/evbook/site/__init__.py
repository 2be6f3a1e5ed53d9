"""The site: executed notebooks assembled into a Jupyter Book, its look, its pictures and its gates."""
