"""Summaries held to the minutes: what they must keep, must not say, and how they read.

suite.yaml ──load──> SummarySuite ──summarise──> SummaryTrial ──score──> SummaryResult ──> SummaryReport
"""
