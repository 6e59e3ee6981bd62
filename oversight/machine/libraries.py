"""System libraries that wheels cannot bring: Pango for the papers, Chromium for the browser tests."""

import ctypes.util
import os
import shutil
import subprocess
import sys

# What is looked for → the Debian package that brings it.
SHARED_LIBRARIES = {
    "gobject-2.0": "libglib2.0-0",
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz": "libharfbuzz0b",
    "harfbuzz-subset": "libharfbuzz-subset0",
    "fontconfig": "libfontconfig1",
}
# The commands the tests call, each by any of its names.
COMMANDS = {("chromium", "chromium-browser"): "chromium", ("pdftoppm",): "poppler-utils", ("xgettext",): "gettext"}


def missing_packages(*, tests: bool) -> list[str]:
    """The Debian packages this machine lacks."""
    packages = [package for library, package in SHARED_LIBRARIES.items() if not ctypes.util.find_library(library)]
    if tests:
        packages += [package for names, package in COMMANDS.items() if not any(map(shutil.which, names))]
    return packages


def install(packages: list[str]) -> None:
    """Install them with apt-get; CalledProcessError when that fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *command], check=True, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Install what is missing, or name it with the command to type."""
    packages = missing_packages(tests="tests" in sys.argv[1:])
    if packages and os.getuid() == 0 and shutil.which("apt-get"):
        print(f"Installing system libraries: {' '.join(packages)}", flush=True)
        try:
            install(packages)
        except subprocess.CalledProcessError as error:
            print(f"apt-get could not install them (status {error.returncode}).", file=sys.stderr)
        packages = missing_packages(tests="tests" in sys.argv[1:])
    if packages:
        print(f"Missing system libraries: {' '.join(packages)}", file=sys.stderr)
        print(f"On Debian or Ubuntu type: sudo apt-get install {' '.join(packages)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
