"""Documents → library: read and parsed in several processes, stored in batches by one.

paths ──find──> Document ──read, in workers──> Ready ──add_all──> IngestResult, in the order of the paths
"""
