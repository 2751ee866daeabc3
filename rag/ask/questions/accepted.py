"""Which text is taken as a question: one that has words, and no more of them than a person asks with."""

from __future__ import annotations

from rag.ask.questions.pasted import bare_question
from rag.ask.questions.question import Question
from rag.errors import EmptyQuestion, QuestionTooLong

#: Longer than any question a person asks; past it, retrieval would search for noise.
LONGEST_QUESTION = 2_000


def accepted(text: str) -> Question:
    """The question in a text, without what it was pasted with. Raises EmptyQuestion, QuestionTooLong."""
    bare = bare_question(text)
    if not any(character.isalnum() for character in bare):
        raise EmptyQuestion(
            "The question has no words. Ask for example: Hvad besluttede udvalget om budgettet?"
        )
    if len(bare) > LONGEST_QUESTION:
        raise QuestionTooLong(
            f"The question has {len(bare)} characters, at most {LONGEST_QUESTION} are read. "
            "Ask a shorter question."
        )
    return Question(bare)
