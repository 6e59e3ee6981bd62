"""Periodic reports, figures and dashboards."""
