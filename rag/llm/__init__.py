"""A language model at the other end of a connection: opened, asked, heard while it answers, and recorded.

Knows nothing of minutes. Whatever goes wrong comes out as one ModelFault, whichever provider it was.
"""
