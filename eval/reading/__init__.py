"""What a careful reader finds fault with in an answer whose facts are right and cited.

A proposal that reads as decided, a vote without its outcome, a quote that does not show what is said, the
fact asked for behind others, two values for one label, a false premise passed over, a thing said twice.
"""
