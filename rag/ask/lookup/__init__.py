"""What a language model may look up while it answers, and how it is shown."""
