from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from streams.tally.postings import Postings

pairs = st.tuples(st.sampled_from("abc"), st.sampled_from(["i1", "i2", "i3"]))


@given(st.lists(pairs))
def test_postings_are_sets_by_mark(steps: list[tuple[str, str]]) -> None:
    """Each step adds an incident to a mark, or takes it out where it is there."""
    postings, expected = Postings(), defaultdict[str, set[str]](set)
    for mark, incident in steps:
        if incident in expected[mark]:
            postings.discard(mark, incident)
            expected[mark].discard(incident)
        else:
            postings.add(mark, incident)
            postings.add(mark, incident)
            expected[mark].add(incident)
        assert {one: set(postings.carrying(one)) for one in "abc"} == {
            one: expected[one] for one in "abc"
        }
