import pytest

from tests import factories


@pytest.fixture
def signed_in(client):
    """`signed_in(officer)`: a browser of that officer."""

    def sign_in(officer):
        client.force_login(officer)
        return client

    return sign_in


@pytest.fixture
def world(db):
    factories.edition()
    return factories.world()
