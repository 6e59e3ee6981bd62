"""The library of methods of inspection and good practice, and the log of seminars, publications … (15(5–6), 68–70)."""
