"""The contract: one pydantic model a concept, as it stands on the topics."""

from schemas.alert import Alert, AlertFigure, MessageType, Reference, Severity
from schemas.article import Article, RawArticle
from schemas.category import Category
from schemas.count import Count
from schemas.dateline import Dateline
from schemas.deadletter import DeadLetter, Stage
from schemas.duplicate import Duplicate, Method
from schemas.extraction import Extraction
from schemas.figure import (
    ATTACKER,
    Bounds,
    Figure,
    GroupToll,
    Kind,
    Qualifier,
    Status,
    Toll,
    Tolls,
)
from schemas.incident import Incident, Revision
from schemas.place import Place
from schemas.report import Copy, FiguresRecord, Report, Tick, Withdrawal
from schemas.time import DateRange, Timestamp

__all__ = [
    "ATTACKER",
    "Alert",
    "AlertFigure",
    "Article",
    "Bounds",
    "Category",
    "Copy",
    "Count",
    "DateRange",
    "Dateline",
    "DeadLetter",
    "Duplicate",
    "Extraction",
    "Figure",
    "FiguresRecord",
    "GroupToll",
    "Incident",
    "Kind",
    "MessageType",
    "Method",
    "Place",
    "Qualifier",
    "RawArticle",
    "Reference",
    "Report",
    "Revision",
    "Severity",
    "Stage",
    "Status",
    "Tick",
    "Timestamp",
    "Toll",
    "Tolls",
    "Withdrawal",
]
