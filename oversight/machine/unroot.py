"""Become an unprivileged user and run a command, for PostgreSQL refuses to run as root.

The user keeps one capability, to pass through directories that only root may enter: a clone under /root works
and no directory's permissions are widened.
"""

import ctypes
import os
import pwd
import sys

USER = "nobody"
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 47, 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522
SYS_CAPSET = {"x86_64": 126, "aarch64": 91}


def become_unprivileged() -> None:
    """Change from root to `USER`, keeping only the right to pass through directories (on Linux)."""
    entry = pwd.getpwnam(USER)
    libc = ctypes.CDLL(None, use_errno=True)
    linux = sys.platform == "linux"
    if linux:
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
    if linux and os.uname().machine in SYS_CAPSET:
        _keep_directory_access(libc, SYS_CAPSET[os.uname().machine])


def _keep_directory_access(libc: ctypes.CDLL, capset: int) -> None:
    bit = 1 << CAP_DAC_OVERRIDE
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    effective_permitted_inheritable = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    libc.syscall(capset, header, effective_permitted_inheritable)
    libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


if __name__ == "__main__":
    become_unprivileged()
    os.execv(sys.argv[1], sys.argv[1:])
