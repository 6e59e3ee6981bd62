"""Become an unprivileged user and run a command, for PostgreSQL refuses to run as root.

The user keeps one capability, to pass through directories that only root may enter: a clone under /root works
and no directory's permissions are widened.
"""

import ctypes
import os
import pwd
import sys

USER = "nobody"
PR_SET_SECUREBITS = 28
# Without it access(2), which PostgreSQL asks about its own program, would not count the capability.
SECBIT_NO_SETUID_FIXUP = 1 << 2
PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 47, 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522
SYS_CAPSET = {"x86_64": 126, "aarch64": 91}


def become_unprivileged() -> None:
    """Change from root to `USER`, keeping only the right to pass through directories (on Linux)."""
    entry = pwd.getpwnam(USER)
    capset = SYS_CAPSET.get(os.uname().machine) if sys.platform == "linux" else None
    libc = ctypes.CDLL(None, use_errno=True)
    kept = capset is not None and libc.prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0) == 0
    os.setgroups([])
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
    if kept:
        _keep_only_directory_access(libc, capset)


def _keep_only_directory_access(libc: ctypes.CDLL, capset: int) -> None:
    """Give up every capability but one; OSError rather than go on with all of them."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    for bit in (1 << CAP_DAC_OVERRIDE, 0):
        # Effective, permitted, inheritable, and no upper 32 of each. Where the one is not ours to keep, none at all.
        if libc.syscall(capset, header, (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)) == 0:
            break
    else:
        raise OSError(ctypes.get_errno(), "capabilities could not be given up")
    libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


if __name__ == "__main__":
    become_unprivileged()
    os.execv(sys.argv[1], sys.argv[1:])
