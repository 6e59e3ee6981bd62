"""The way from the loop to the database and back: Django's ORM in a few threads of its own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from django.db import close_old_connections

POOL = ThreadPoolExecutor(max_workers=4, thread_name_prefix="stream")


async def in_thread(function, *args):
    """What `function(*args)` returns, asked in a thread whose connection is looked after."""
    return await asyncio.get_running_loop().run_in_executor(POOL, _asked, function, args)


def _asked(function, args):
    close_old_connections()
    try:
        return function(*args)
    finally:
        close_old_connections()
