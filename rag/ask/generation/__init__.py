"""A language model's text while it comes: heard, cut into sentences, marked, checked and repaired."""
