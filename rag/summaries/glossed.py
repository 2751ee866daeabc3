"""What a reader gets beside the sentences: difficult words explained, and how hard the text is to read."""

from __future__ import annotations

from dataclasses import replace

from rag.readability import lix
from rag.summaries.glossary import explained
from rag.summaries.summary import Audience, Readability, Summary

#: A list of more words than these is not read.
MOST_EXPLAINED = 8


def finished(summary: Summary, source_text: str) -> Summary:
    """The summary with its LIX beside that of what it sums up, and its difficult words explained.

    Politicians know the words, and get no list.
    """
    measured = Readability(lix(source_text), lix(summary.text))
    words = () if summary.wish.audience is Audience.POLITICIAN else explained(summary.text, MOST_EXPLAINED)
    return replace(summary, lix=measured, glossary=words)
