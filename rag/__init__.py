"""Question answering and summaries over Danish municipal minutes, with verified citations."""
