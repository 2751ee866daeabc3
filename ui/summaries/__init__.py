"""Summaries as people see them: in the terminal, as Markdown, as a web page, as a Word document."""
