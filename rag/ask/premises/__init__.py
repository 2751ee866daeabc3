"""What a question takes for granted, and where the minutes say otherwise."""
