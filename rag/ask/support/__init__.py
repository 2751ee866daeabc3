"""What a source says of a claim: its figures, names, outcomes and words."""
