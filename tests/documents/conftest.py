from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture(autouse=True)
def sample_papers(settings):
    """Papers of a kind that only these tests know: tests/documents/templates/papers/."""
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**first, "DIRS": [*first["DIRS"], TEMPLATES]}]
