"""Fictional minutes to look past: other committees, municipalities and years, in the sample's layouts.

seed, corpora ──names, topics──> Sitting ──layout──> file ──ingest beside the suite's corpus──> what falls
"""
