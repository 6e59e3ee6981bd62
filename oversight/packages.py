"""The program's packages beside `oversight`, in the order in which they rest on each other.

Said once for settings, messages and tests; pyproject.toml (the line of packages), Dockerfile and .dockerignore say it
themselves.
"""

BESIDE = (
    "facilities",
    "acts",
    "inspections",
    "registers",
    "courts",
    "practice",
    "incidents",
    "inquiries",
    "risk",
    "reports",
)
ALL = ("oversight", *BESIDE)
