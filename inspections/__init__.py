"""Orders, inspections, checklists, findings, journals of checks and acknowledgements."""
