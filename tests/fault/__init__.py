"""`script/fault`: the engine under kills and a jumping clock, with thousands of deadlines on an accelerated schedule.

`plan` says from a seed what happens when, `machine` does it to real processes, `scene` opens and fulfils the duties
meanwhile and reads what became of them, `verify` compares that with what was promised. `plan` and `verify` are pure.
"""
