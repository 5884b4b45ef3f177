"""What pages put around a story: bylines, buttons, teasers of other stories, credits, notices.

Only whole paragraphs are furniture, and only short ones that no reporter would write as a sentence
of the story: a line of furniture left in costs less than a sentence of the story lost.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import chain

from streams.normalize.dateline import read_dateline


class Furniture(StrEnum):
    """What is cut, by kind."""

    HEADLINE = "headline"
    """The story's own headline, once more."""
    REPEAT = "repeat"
    """A paragraph that stands there already."""
    BYLINE = "byline"
    DATE = "date"
    BUTTON = "button"
    """What a reader would click: share, print, play, comment."""
    TEASER = "teaser"
    """Another story, or the heading over such."""
    SUBSCRIPTION = "subscription"
    NOTICE = "notice"
    """Copyright, cookies, tags, reading time, how the text came about."""
    CREDIT = "credit"
    """Whose the picture is, and nothing else."""
    CAPTION = "caption"
    """What a picture shows."""
    ADDRESS = "address"
    TRAIL = "trail"
    """The sections above a page: "Home > News > Islands"."""


LONGEST = 400
"""Characters of the longest paragraph that can be furniture."""
HEADLINE = 140
"""Characters of the longest headline, as teasers of other stories show them."""
PLAIN_WORDS = 3
"""Words of a caption beside its credit, at least."""

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)

# -- the whole paragraph, without case, is furniture where it begins so, in this or that language
BUTTONS = [
    r"(?:share|tweet|print|e-?mail|save|bookmark|comments?|advertisement|sponsored|loading)\W*$",
    r"(?:(?:sponsored|promoted) (?:content|links?)|link copied|something went wrong)\W*$",
    r"(?:skip|report this) ad(?:vertisement)?\W*$|advertisement\W+scroll to continue",
    r"(?:partager|compartir|teilen|condividi|compartilhar|publicidad|publicité|pubblicità"
    r"|publicidade|anzeige|werbung)(?: (?:sur|en|auf|su|no) \w+)?\W*$",
    r"(?:share|like|follow|find|join) us\b|(?:share|tweet|like) this\b[^.!?]{0,60}$",
    r"read (?:or|and) share this\b",
    r"follow .{1,60} on (?:facebook|twitter|x|instagram|telegram|youtube|whatsapp)\b",
    r"(?:click|tap) (?:here|to|for)\b",
    r"(?:leave|post|write|add) a (?:comment|reply\W*$)|be the first to comment",
    r"comments? ?\(\d+\)$|\d+ comments?$|join the (?:conversation|discussion)",
    r"(?:tell|let) us (?:know )?what you think",
    r"(?:story|article) continues|scroll (?:down )?(?:to|for)|continue reading|back to top",
    r"(?:play|watch) (?:the )?video\b|(?:view|show) (?:the )?(?:gallery|slideshow|photos|comments)",
    r"(?:slideshow|gallery|photos|map|video|audio|graphic|interactive|podcast) ?[:|]",
    r"(?:skip to|jump to|go to) (?:main )?(?:content|navigation)",
    r"(?:toggle|hide|view|show) (?:full )?caption",
    r"(?:click|tap|swipe|scroll) to \w+|enlarge (?:this )?image|listen to this (?:article|story)",
    r"\d+ (?:of|/) \d+$|(?:updated |posted |published )?\d+ (?:minute|hour|day)s? ago$",
    r"(?:print|report|correct) this (?:page|article|story|error)|report a correction",
]
TEASERS = [
    r"(?:read|see|check|watch|listen|learn|find out|more|also) ?(?:more|also|next|on|from|about)?"
    r"(?: on [^:]{1,40})? ?[:|»>]",
    r"(?:read|see|check|watch) (?:more|also|next|it also)\W*$",
    r"(?:also (?:read|see)|don'?t miss|you (?:may|might) (?:also )?(?:like|enjoy))\b",
    r"also on \S{1,40}\.\S",
    r"(?:related|recommended|trending|popular|latest|top|most (?:read|popular|viewed|shared))"
    r"(?: (?:stories|articles|news|posts|content|videos|coverage|reading|links|topics|for you"
    r"|now))*\W*$",
    r"(?:up next|in case you missed it|what to read next|editors?['’]?s? picks"
    r"|(?:next|previous) (?:article|post|story))\W*$",
    r"(?:previous )?related(?: (?:stories|story|articles?|news|content|video))? ?[:|]",
    r"more (?:from|stories|news|on this)\b[^.!?]{0,60}$",
    r"(?:lesen sie auch|mehr zum thema|(?:[àa] )?lire (?:aussi|la suite)|voir aussi)",
    r"(?:leggi anche|vedi anche)",
    r"(?:(?:mehr|weiter) ?lesen|lea más)\W*$",
    r"(?:lea también|lee también|leer más|te puede interesar|leia também|leia mais|saiba mais)",
    r"(?:lees ook|läs också|les også|læs også|lue myös|czytaj także|читайте также|اقرأ أيضا)",
]
SUBSCRIPTIONS = [
    r"(?:please )?(?:sign up|subscribe|log ?in|(?:register|join) (?:now|here|today|free))\b",
    r"(?:already a subscriber|enter your e-?mail|you must be logged in)\b|support our work\W*$",
    r"(?:have|got|send us) (?:a|your) (?:news )?(?:tip|story|photo)s?\b[^.!]{0,60}\W?$",
    r"(?:get|receive) .{0,80}\b(?:newsletter|inbox|app|e-?mail alerts?)\b",
    r"(?:if you )?(?:liked?|enjoy(?:ed)?) (?:this (?:story|article|post|content)|what you)\b",
    r"(?:support|donate|contribute) (?:to )?(?:our|us|the)\b.{0,60}\bjournalism",
    r"download (?:our|the) .{0,40}\bapp\b|(?:get|enable|turn on) notifications",
]
NOTICES = [
    r"copyright (?:©|ⓒ|\(c\)|\d{4}|by\b)|[©ⓒ]|\(c\) ?\d{4}",
    r"(?:we|our|this|the) ?(?:web)?(?:site|page|we|and our partners)? ?uses? cookies",
    r"(?:cookie (?:policy|settings)|(?:accept|reject|manage)(?: all)? cookies)\W*$",
    r"your e-?mail address will not be published|thank(?:s| you) for reading\b[^.!?]{0,40}\W?$",
    r"source ?: [^.\d]{2,60}$",
    r"by (?:using|continuing to use) (?:this|our) (?:web)?site",
    r"(?:please )?enable (?:javascript|cookies)\b",
    r"(?:comments? (?:are|is) (?:closed|disabled|moderated|turned off))\b|no comments(?: yet)?\W*$",
    r"(?:this (?:article|story|post|piece) )?(?:was |has been |is )?(?:originally |first )?"
    r"(?:published|appeared|posted|syndicated) (?:on|in|at|by|from)\b[^.!?]{0,80}\W?$",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|labels?|posted in|etichette) ?:",
    r"(?:estimated )?read(?:ing time\b| time ?:)|\d+[- ]min(?:ute)?s? read\b",
    r"(?:lesezeit|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd)\b",
    r"(?:terms of (?:use|service)|privacy policy|all content) ?(?:$|[|&©:])",
    r"this (?:is a developing story|story (?:is developing|has been updated|will be updated))",
    r"if you (?:buy|purchase) .{1,60}\b(?:link|post|site)",
    r"information from ?:",
]
BYLINES = [
    r"\(?(?:reporting|writing|editing|additional reporting|compiled|edited|written) by\b",
    r"contributing ?:|staff (?:reporter|writer|correspondent)s?\W*$",
]
CREDITS = [
    r"(?:file |stock |handout )?(?:photo|photograph|image|picture|video|footage|illustration)s?"
    r"(?: credit)? ?(?::|(?:by|courtesy|via|provided by)\b[^.!?]{0,80}$)",
    r"\(?(?:file|stock|handout) (?:photo|image|picture)\W*$",
    r"(?:foto|bild|imagen|credit|crédit(?: photo)?)s? ?:|(?:image|photo) source\b",
    r"(?:\w{2,10} via )?getty(?: images)?\W*$|representati(?:ve|onal) (?:image|photo|picture)\W*$",
]
CAPTIONS = [
    rf"in this(?: (?:undated|file|handout|still|combination|aerial|satellite|booking|family"
    rf"|\d{{1,4}},?|{MONTH},?)){{0,5}} (?:photo|photograph|(?:frame|video) ?grab)(?![\w-])",
    r"in this(?: (?:undated|file|handout|still))* (?:image|picture),?"
    r" (?:taken|made|released|provided|from)\b",
    r"(?:image |media |photo )?caption ?:|(?:image|media) caption,? [a-z]",
]

BEGINNINGS = {
    Furniture.BUTTON: BUTTONS,
    Furniture.TEASER: TEASERS,
    Furniture.SUBSCRIPTION: SUBSCRIPTIONS,
    Furniture.NOTICE: NOTICES,
    Furniture.BYLINE: BYLINES,
    Furniture.CREDIT: CREDITS,
    Furniture.CAPTION: CAPTIONS,
}


def _begins(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{'|'.join(forms)})")


BEGINS = _begins(chain.from_iterable(BEGINNINGS.values()))
"""All of them at once, to be asked of small letters: kind by kind, or without regard to case, it
would cost far more."""
BEGINS_BY_KIND = {kind: _begins(forms) for kind, forms in BEGINNINGS.items()}

# -- or where it holds this
AGENCIES = (
    *("AP", "AFP", "EPA", "PA", "UPI", "dpa", "ANSA", "TASS", "Reuters", "REUTERS", "Getty"),
    *("Xinhua", "Kyodo", "Bloomberg", "Shutterstock"),
)
AGENCY = rf"(?:{'|'.join(AGENCIES)})"
SIGNED_BY_TWO = re.compile(rf"\b{AGENCY} ?/ ?(?!Getty|Shutterstock){AGENCY}\)?$")
"""No credit: agencies side by side sign a text that was made of both: "(Reuters/AFP)"."""
CONTENTS = {
    Furniture.NOTICE: (
        r"(?i:\ball rights reserved\b|\bmay not be (?:re)?(?:published|produced|distributed)\b"
        r"|\bclicking here$)"
    ),
    Furniture.BYLINE: r"(?i:\bcontributed (?:to this (?:report|story|article)|reporting)\b)",
    Furniture.SUBSCRIPTION: r"(?i:\bsign up for (?:our|the|my) .{0,60}\bnewsletter\b)",
    Furniture.CREDIT: (
        r"(?i:\bin this (?:undated |file |handout )+(?:photo|image|picture)\b"
        r"|\b(?:photo(?:graph)?|image|picture)s?(?: ?:| by| credit:?| courtesy of) [^.]{2,60}$"
        r"|/ ?staff photographer\W*$)"
        rf"|\b{AGENCY}(?: Images| Photo)? ?/ ?[\w .'-]{{2,40}}\)?$"
        rf"|[/|] ?{AGENCY}(?: Images)?\)?$"
        rf"|\((?:[^()]{{2,60}} via {AGENCY}|{AGENCY} (?:Images|Photo))\)$"
    ),
}
CONTAINS = re.compile("|".join(CONTENTS.values()))
CONTAINS_WORDS = (
    *("rights reserved", "may not be ", "contributed ", "sign up for ", "clicking here"),
    *("photo", "image", "picture", "/", "|", " via "),
)
"""One of them is in all that `CONTAINS` finds: to look for words costs far less than its search."""
CONTAINS_BY_KIND = {kind: re.compile(forms) for kind, forms in CONTENTS.items()}

# -- or where it consists of this
BYLINE = re.compile(
    r"(?:By|Von|Par|Por)(?: (?:[A-Z][\w.'-]{0,30}|and|de|von|van|of|the),?){1,10}"
    r"(?: [|•·] [\w&, ]{2,40})?"
)
STAMP_WORD = r"(?:[A-Z][\w.'-]{0,30}|\d[\w:./,-]{0,30}+|on|at|by|and|in|am|pm|[ap]\.m\.|[-–|,])"
STAMPED = re.compile(
    rf"(?i:(?:first |last |originally )?(?:published|posted|updated|modified|created|added)):?"
    rf"(?: {STAMP_WORD},?){{1,16}}"
)
DATE_WORD = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|[ap]\.?m|at|on|[a-z]{1,2}[sd]?t|gmt|utc|\d[\d:/.+tz-]*(?:st|nd|rd|th|am|pm)?|[-–|]",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
MOST_DATE_WORDS = 12
ADDRESS = re.compile(
    r"(?:(?:e-?mail|twitter|facebook|instagram)\b ?:? ?)?"
    r"(?:(?:https?://|www\.|twitter\.com/|@)\S+|[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+\.?)"
    r"(?:,? ?\(?\d{3}\)?[ -]\d{3}-\d{4})?"
    r"|\[email[ \xa0]protected\]",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"(?:\b(?:share|this|on|via|facebook|twitter|tweet|e-?mail|print|whatsapp|linkedin|reddit"
    r"|pinterest|telegram|instagram|messenger|pocket|flipboard|copy|link|save|x)\b\W*){1,20}"
    r"(?:(?:reading time:? )?\d{1,2} min(?:ute)?s?(?: read)?)?",
    re.IGNORECASE,
)
WHOLE = {
    Furniture.BYLINE: BYLINE,
    Furniture.DATE: STAMPED,
    Furniture.ADDRESS: ADDRESS,
    Furniture.BUTTON: SHARE,
}
TRAIL_MARKS = ">»›"
TRAIL = re.compile(rf" ?[{TRAIL_MARKS}] ?")
LONGEST_SECTION = 30
"""Characters of a section's name in a trail, as in "Home > News > Local"."""

TEASER_HEADING = _begins([rf"(?:{'|'.join(TEASERS)})\W*$"])
ALSO = ("ALSO", "ALSO:")
"""A heading in capitals alone: in small letters it may be the story's."""
SENTENCE_END = (".", "!", "?", '."', '?"', '!"', ".'", "。")

PLAIN_WORD = re.compile(r"\b[a-z]{3,}\b")
CREDIT_WORDS = frozenset(
    [
        *("and", "the", "for", "from", "via", "courtesy", "credit", "provided", "submitted"),
        *("file", "stock", "staff", "handout", "photographer", "photograph", "caption"),
        *("photo", "photos", "image", "images", "picture", "pictures"),
    ]
)
"""Words that say whose a picture is."""


def kind_of(line: str) -> Furniture | None:
    """What kind of furniture a paragraph is; null if it belongs to the story."""
    if len(line) > LONGEST:
        return None
    kind = _by_form(line) or _by_words(line)
    if kind is Furniture.CREDIT and is_caption(line):
        return None if read_dateline(line) else Furniture.CAPTION
    return kind


def is_teaser_heading(line: str) -> bool:
    """Whether headlines of other stories follow."""
    return len(line) <= HEADLINE and (
        line in ALSO or TEASER_HEADING.match(line.casefold()) is not None
    )


def is_headline(line: str) -> bool:
    """Whether a paragraph could be a headline: short, and no sentence."""
    return len(line) <= HEADLINE and not line.endswith(SENTENCE_END)


def is_caption(line: str) -> bool:
    """Whether the words at a picture say what it shows, beside whose it is."""
    words = PLAIN_WORD.findall(line)
    return sum(word not in CREDIT_WORDS for word in words) >= PLAIN_WORDS


def _by_form(line: str) -> Furniture | None:
    for kind, form in WHOLE.items():
        if form.fullmatch(line):
            return kind
    if _is_date(line):
        return Furniture.DATE
    return Furniture.TRAIL if _is_trail(line) else None


def _by_words(line: str) -> Furniture | None:
    folded = line.casefold()
    if BEGINS.match(folded):
        return next(kind for kind, form in BEGINS_BY_KIND.items() if form.match(folded))
    if any(map(folded.__contains__, CONTAINS_WORDS)) and CONTAINS.search(line):
        kind = next(kind for kind, form in CONTAINS_BY_KIND.items() if form.search(line))
        return None if SIGNED_BY_TWO.search(line) else kind
    return None


def _is_date(line: str) -> bool:
    if not DIGIT.search(line):
        return False
    words = line.replace(",", " ").split(maxsplit=MOST_DATE_WORDS)
    if len(words) > MOST_DATE_WORDS:
        return False
    tokens = [word.strip(".()[]") for word in words]
    return all(map(DATE_WORD.fullmatch, tokens)) and not all(map(str.isdecimal, tokens))


def _is_trail(line: str) -> bool:
    return any(map(line.__contains__, TRAIL_MARKS)) and all(
        len(section) <= LONGEST_SECTION for section in TRAIL.split(line)
    )
