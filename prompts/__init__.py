"""Prompts and word lists."""
