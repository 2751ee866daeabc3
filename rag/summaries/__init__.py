"""Plain-language summaries: each sentence cites the agenda item it rests on, verified as in answers."""
