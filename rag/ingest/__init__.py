"""From a file to a parsed meeting and its chunks."""
