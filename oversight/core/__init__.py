"""Offices, officers, roles and scope; audit; refusals; the one door for state changes."""
