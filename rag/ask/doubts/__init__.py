"""Reasons not to answer: what is asked for does not stand in what was found."""
