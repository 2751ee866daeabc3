"""Answers from tables: the cells that a question names, and what can be told by comparing cells."""

from rag.ask.tables.answering import answer_from_table as answer_from_table
from rag.ask.tables.answering import asks_for_cell as asks_for_cell
