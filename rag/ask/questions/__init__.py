"""What a question asks, read from its words: scope, wants, spelling, parts, follow-ups."""
