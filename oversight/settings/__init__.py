"""Settings: `base` is common; `local` runs on one machine, `test` under pytest, `production` on a server."""
