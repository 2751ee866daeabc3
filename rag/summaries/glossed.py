"""What a reader gets beside the sentences: difficult words explained, and how hard the text is to read."""

from __future__ import annotations

from dataclasses import replace

from rag.readability import lix
from rag.summaries.glossary import difficult_words
from rag.summaries.summary import Audience, Explained, Readability, Summary

#: A list of more words than these is not read.
MOST_EXPLAINED = 8


def finished(summary: Summary, source_text: str) -> Summary:
    """The summary with its LIX beside that of what it sums up, and its difficult words explained.

    Politicians know the words, and get no list.
    """
    measured = Readability(lix(source_text), lix(summary.text))
    words = () if summary.wish.audience is Audience.POLITICIAN else glossary(summary.text)
    return replace(summary, lix=measured, glossary=words)


def glossary(text: str) -> tuple[Explained, ...]:
    """The difficult words of a text, each once, in the order they come."""
    entries = (word.entry for word in difficult_words(text))
    found = {entry.word: Explained(entry.word, entry.explanation) for entry in entries}
    return tuple(found.values())[:MOST_EXPLAINED]
