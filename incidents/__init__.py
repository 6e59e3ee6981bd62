"""Emergencies, phone notices, special reports, use of force and its conclusion."""
