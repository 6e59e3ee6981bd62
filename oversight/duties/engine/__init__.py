"""What turns rules and the clock into obligations, escalations, alerts and messages.

`opening` opens the periods of duties, `lapsing` closes those whose ground went, `sweep` notices the steps that have
come, `telling` finds whom they concern, `repeating` insists, `outbox` sends, `watchdog` proves that all of it ran.
Each is a step that any number of processes may run at once: rows are the queue, `at` is bound by the caller.
"""
