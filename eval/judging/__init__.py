"""An optional second opinion: a language model judges whether the cited agenda items carry each sentence.

Advisory only. It is computed from a finished report, which it cannot change, and no limit of the gate reads
it. Nothing is asked of any model unless the user names one.
"""
