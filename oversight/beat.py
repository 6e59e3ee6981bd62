"""Celery's beat, for which a clock that is put back is no reason to fall silent."""

from celery.beat import PersistentScheduler


class SteadyScheduler(PersistentScheduler):
    """Wakes in its rhythm whatever the clock does.

    Celery's own waits until the clock has come back to where it was: put back by an hour, it would send nothing for
    an hour. A wake-up too many does no harm, so what seems to have run in the future has run just now.
    """

    def tick(self, *args, **kwargs):
        now = self.app.now()
        for entry in self.schedule.values():
            if entry.last_run_at > now:
                entry.last_run_at = now
                self._heap = None
        return super().tick(*args, **kwargs)
