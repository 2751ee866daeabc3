"""Prompts and word lists: Danish text for language models, kept apart from the code that fills it."""

from prompts.templates import Prompt, PromptError, load

__all__ = ["Prompt", "PromptError", "load"]
