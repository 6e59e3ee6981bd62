"""The ground under the tests themselves."""


def test_a_sum_is_a_sum():
    assert 1 + 1 == 2
