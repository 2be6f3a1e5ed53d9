"""The parameter contract of each chapter, recorded results, and the passport of a figure."""
