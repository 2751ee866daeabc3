"""What the library holds for a question: items found, read into units, ranked and chosen."""
