"""Articles to judge."""

from datetime import UTC, datetime, timedelta

from schemas import Article

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)

TITLE = "Ferry sinks off northern islands"
PARAGRAPHS = (
    "A ferry with 60 passengers sank off the northern islands on Monday, killing two sailors.",
    "Fishing boats and a lifeboat brought 58 survivors to the shore, the harbour master said.",
    "Doctors at the district clinic treated 11 passengers for hypothermia.",
    "The vessel was built forty years ago and passed its last inspection in the spring.",
    "Divers will look for the cause when the sea is calm again, the owner announced.",
)


def article(
    article_id: str = "a1",
    *,
    title: str = TITLE,
    body: str = "\n\n".join(PARAGRAPHS),
    url: str | None = None,
    hours: float = 0,
    language: str = "en",
) -> Article:
    return Article(
        article_id=article_id,
        title=title,
        body=body,
        url=url,
        published_at=NOON + timedelta(hours=hours),
        language=language,
    )


def with_paragraphs(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)
