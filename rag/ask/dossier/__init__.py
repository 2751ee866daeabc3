"""What a language model is shown of the minutes: numbered entries within a budget, fenced."""
