"""What a text of minutes states: its units, the typed facts in them, and whether a sentence rests on them.

text ──passages──> Unit ──evidence──> Evidence <──judge── sentence ──> Verdict (facts, faults)
"""
