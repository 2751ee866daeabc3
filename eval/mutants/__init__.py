"""Whether wrong answers are caught: wrong ones made from right ones, and right ones written otherwise.

answers, minutes ──> Basis ──operators──> wrong ones ──┐
                          └─equivalents─> right ones ──┴─judges──> MutantReport
"""
