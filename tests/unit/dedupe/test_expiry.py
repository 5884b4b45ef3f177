"""When an article may be forgotten."""

from datetime import timedelta

from streams.dedupe.expiry import REDELIVERED, Expiry
from streams.dedupe.memory import Memory
from streams.dedupe.sketch import sketch
from streams.dedupe.verdict import New
from tests.unit.dedupe.build import NOON, article

WINDOW = timedelta(days=7)
LATE = NOON + 2 * WINDOW


def memory(article_id: str, *origins: str, hours: float = 0) -> Memory:
    at = NOON + timedelta(hours=hours)
    return Memory(article_id, at, None, sketch(article()), dict.fromkeys(origins, New()))


class Index:
    """Memories, and their expiry."""

    def __init__(self, *entered: Memory) -> None:
        self.memories: dict[str, Memory] = {}
        self.expiry = Expiry(WINDOW)
        for each in entered:
            self.enter(each)

    def enter(self, entered: Memory) -> None:
        self.memories[entered.article_id] = entered
        self.expiry.add(entered)

    def due(self, now=LATE) -> list[str]:
        found = [each.article_id for each in self.expiry.due(now, self.memories)]
        for article_id in found:
            del self.memories[article_id]
        return found


HEAD = memory("head", f"raw-0-{REDELIVERED}", hours=2_000)


def test_what_is_within_the_window_is_not_due():
    index = Index(memory("a", "raw-0-0"), HEAD)
    assert index.due(NOON + WINDOW) == []
    assert index.due(NOON + WINDOW + timedelta(seconds=1)) == ["a"]


def test_what_may_be_delivered_again_is_not_due():
    index = Index(memory("a", "raw-0-0"), memory("b", "raw-0-1"), HEAD)
    assert index.due() == ["a"]
    index.enter(memory("next", f"raw-0-{REDELIVERED + 1}", hours=2_000))
    assert index.due() == ["b"]


def test_partitions_of_the_raw_topic_are_told_apart():
    index = Index(memory("a", "raw-1-0"), HEAD)
    assert index.due() == []
    index.enter(memory("next", f"raw-1-{REDELIVERED}", hours=2_000))
    assert index.due() == ["a"]


def test_all_records_of_an_article_must_be_out_of_reach():
    index = Index(memory("a", "raw-0-0", "raw-1-0"), HEAD)
    assert index.due() == []
    index.enter(memory("next", f"raw-1-{REDELIVERED}", hours=2_000))
    assert index.due() == ["a"]


def test_a_newer_state_is_due_at_its_own_time():
    index = Index(memory("a", "raw-0-0"))
    index.enter(memory("a", "raw-0-0", "raw-0-1", hours=400))
    index.enter(memory("next", f"raw-0-{REDELIVERED + 1}", hours=2_000))
    assert index.due() == []
    assert index.due(NOON + timedelta(hours=401) + WINDOW) == ["a"]


def test_an_article_is_due_once():
    index = Index(memory("a", "raw-0-0"), memory("a", "raw-0-0"), HEAD)
    assert index.due() == ["a"]
    assert index.due() == []
