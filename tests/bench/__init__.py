"""`script/bench`: how fast the program is, beside the bare minimum of the same work in the same run.

A bench is a file in `benches/`; its name is the file's, and `measure(quick)` yields its lines. Nothing else is to be
registered. Each gets a database of its own, migrated and otherwise empty.
"""
