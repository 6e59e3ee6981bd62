"""Where to go when no rhythm is prescribed: each place's risk from its own record, explained (point 22)."""
