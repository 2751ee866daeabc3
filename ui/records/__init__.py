"""`punkt decisions`, `votes`, `attendance`, `case` and `amounts`: what the minutes hold, as tables."""
