"""What pages put around a story: bylines, buttons, teasers of other stories, credits, notices.

Only whole paragraphs are cut, and only short ones that no reporter would write as a sentence of
the story: a line of furniture left in costs less than a sentence of the story lost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

LONGEST = 400
"""Characters of the longest paragraph that can be furniture."""
HEADLINE = 140
"""Characters of the longest headline, as teasers of other stories show them."""
MOST_TEASED = 8
"""Headlines of other stories that are listed under one heading."""
HEADLINE_AT = 3
"""Paragraphs at the start of a text among which pages repeat the headline."""
SHORTEST_REPEATED = 20
"""Characters from which a paragraph that stands in the text twice is a slip of the page."""

SHORTEST_NAME = 3
"""Letters of the shortest name of a site that is recognized at the end of a headline."""

# -- the whole paragraph is furniture where it begins so, in this or that language
BUTTONS = [
    r"(?:share|tweet|print|e-?mail|save|bookmark|comments?|advertisement|sponsored|loading)\W*$",
    r"(?:share|like|follow|find|join) us\b|(?:share|tweet|like) this\b[^.!?]{0,60}$",
    r"follow .{1,60} on (?:facebook|twitter|x|instagram|telegram|youtube|whatsapp)\b",
    r"(?:click|tap) (?:here|to|for)\b",
    r"(?:leave|post|write|add) a comment",
    r"comments? ?\(\d+\)$|\d+ comments?$|join the (?:conversation|discussion)",
    r"(?:tell|let) us (?:know )?what you think",
    r"(?:story|article) continues|scroll (?:down )?(?:to|for)|continue reading|back to top",
    r"(?:play|watch) (?:the )?video\b|view (?:the )?(?:gallery|slideshow|photos|comments)",
    r"(?:slideshow|gallery|photos|map|video|audio|graphic|interactive|podcast) ?[:|]",
    r"(?:skip to|jump to|go to) (?:main )?(?:content|navigation)",
    r"(?:toggle|hide|view|show) (?:full )?caption",
    r"(?:click|tap|swipe|scroll) to \w+|enlarge (?:this )?image|listen to this (?:article|story)",
    r"\d+ (?:of|/) \d+$|(?:updated |posted |published )?\d+ (?:minute|hour|day)s? ago$",
    r"(?:print|report|correct) this (?:page|article|story|error)|report a correction",
]
TEASERS = [
    r"(?:read|see|watch|learn|find out|more|also) ?(?:more|also|next|on|from|about)?"
    r"(?: on [^:]{1,40})? ?[:|»>]",
    r"(?:read|see|check|watch) (?:more|also|next|it also)\W*$",
    r"(?:also (?:read|see)|don'?t miss|you (?:may|might) (?:also )?(?:like|enjoy))\b",
    r"also on \S{1,40}\.\S",
    r"(?:related|recommended|trending|popular|latest|top|most (?:read|popular|viewed|shared))"
    r"(?: (?:stories|articles|news|posts|content|videos|coverage|reading|links|for you|now))*\W*$",
    r"related(?: (?:stories|story|articles?|news|content|video))? ?[:|]",
    r"more (?:from|stories|news|on this)\b[^.!?]{0,60}$",
    r"(?:lesen sie auch|mehr zum thema|(?:à )?lire aussi|voir aussi|leggi anche|vedi anche)",
    r"(?:lea también|lee también|leer más|te puede interesar|leia também|leia mais|saiba mais)",
    r"(?:lees ook|läs också|les også|læs også|lue myös|czytaj także|читайте также|اقرأ أيضا)",
]
SUBSCRIPTIONS = [
    r"(?:sign up|subscribe|log ?in|(?:register|join) (?:now|here|today|free))\b",
    r"(?:have|got|send us) (?:a|your) (?:news )?(?:tip|story|photo)s?\b[^.!]{0,60}\W?$",
    r"(?:get|receive) .{0,80}\b(?:newsletter|inbox|app|e-?mail alerts?)\b",
    r"(?:if you )?(?:liked?|enjoy(?:ed)?) (?:this (?:story|article|post|content)|what you)\b",
    r"(?:support|donate|contribute) (?:to )?(?:our|us|the)\b.{0,60}\bjournalism",
    r"download (?:our|the) .{0,40}\bapp\b|(?:get|enable|turn on) notifications",
]
NOTICES = [
    r"copyright (?:©|ⓒ|\(c\)|\d{4}|by\b)|[©ⓒ]|\(c\) ?\d{4}",
    r"(?:we|our|this|the) ?(?:web)?(?:site|page|we)? ?uses? cookies",
    r"by (?:using|continuing to use) (?:this|our) (?:web)?site",
    r"(?:this (?:article|story|post|piece) )?(?:was |has been |is )?(?:originally |first )?"
    r"(?:published|appeared|posted|syndicated) (?:on|in|at|by|from)\b[^.!?]{0,80}\W?$",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|labels?|posted in|etichette) ?:",
    r"(?:estimated )?reading time\b|\d+[- ]min(?:ute)?s? read\b",
    r"(?:lesezeit|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd)\b",
    r"(?:terms of (?:use|service)|privacy policy|all content) ?(?:$|[|&©:])",
    r"this (?:is a developing story|story (?:is developing|has been updated|will be updated))",
    r"if you (?:buy|purchase) .{1,60}\b(?:link|post|site)",
]
CREDITS = [
    r"(?:file |stock |handout )?(?:photo|photograph|image|picture|video|footage|illustration)s?"
    r"(?: credit)? ?(?::|(?:by|courtesy|via|provided by)\b[^.!?]{0,80}$)",
    r"\(?(?:file|stock|handout) (?:photo|image|picture)\W*$",
    r"\(?(?:reporting|writing|editing|additional reporting|compiled|edited|written) by\b",
]
BEGINS = re.compile(
    rf"\W{{0,3}}(?:{'|'.join(BUTTONS + TEASERS + SUBSCRIPTIONS + NOTICES + CREDITS)})",
    re.IGNORECASE,
)

# -- or where it holds this
AGENCY = (
    r"(?:AP|AFP|EPA|PA|UPI|dpa|ANSA|TASS|Reuters|REUTERS|Getty|Xinhua|Kyodo|Bloomberg|Shutterstock)"
)
CONTAINS = re.compile(
    r"(?i:\ball rights reserved\b|\bmay not be (?:re)?(?:published|produced|distributed)\b"
    r"|\bcontributed (?:to this (?:report|story|article)|reporting)\b"
    r"|\bsign up for (?:our|the|my) .{0,60}\bnewsletter\b|\bclicking here$"
    r"|\bin this (?:undated |file |handout )+(?:photo|image|picture)\b"
    r"|\b(?:photo(?:graph)?|image|picture)s?(?: ?:| by| credit:?| courtesy of) [^.]{2,60}$"
    r"|/ ?staff photographer\W*$)"
    rf"|\b{AGENCY}(?: Images| Photo)? ?/ ?[\w .'-]{{2,40}}\)?$"
    rf"|[/|] ?{AGENCY}(?: Images)?\)?$",
)
CONTAINS_WORDS = (
    *("rights reserved", "may not be ", "contributed ", "sign up for ", "clicking here"),
    *("photo", "image", "picture", "/", "|"),
)
"""One of them is in all that `CONTAINS` finds: to look for words costs far less than its search."""

# -- or where it consists of this
BYLINE = re.compile(r"(?:By|Von|Par|Por)(?: (?:[A-Z][\w.'-]{0,30}|and|de|von|van|of|the),?){1,10}")
STAMP_WORD = r"(?:[A-Z][\w.'-]{0,30}|\d[\w:./,-]{0,30}|on|at|by|and|in|am|pm|[ap]\.m\.|[-–|,])"
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
ADDRESS = re.compile(r"(?:https?://|www\.|twitter\.com/|@)\S+|\S+@\S+\.\S+")
SHARE = re.compile(
    r"(?:\b(?:share|this|on|via|facebook|twitter|tweet|e-?mail|print|whatsapp|linkedin|reddit"
    r"|pinterest|telegram|instagram|messenger|pocket|flipboard|copy|link|save|x)\b\W*){1,20}",
    re.IGNORECASE,
)
TRAIL_MARKS = ">»›"
TRAIL = re.compile(rf" ?[{TRAIL_MARKS}] ?")
LONGEST_SECTION = 30
"""Characters of a section's name in a trail, as in "Home > News > Local"."""

TEASER_HEADING = re.compile(rf"\W{{0,3}}(?:{'|'.join(TEASERS)})\W*$", re.IGNORECASE)
SENTENCE_END = (".", "!", "?", '."', '?"', '!"', ".'", "。")
SITE_SEPARATOR = re.compile(r" (?:[|·•–—]|-{1,2}|::|») ")


def without_furniture(paragraphs: Sequence[str], title: str) -> list[str]:
    """The paragraphs that belong to the story, each once; the headline is not among them.

    All of them where nothing would be left: then it is the story that looks like furniture.
    """
    headline = _squashed(title)
    kept: list[str] = []
    seen: set[str] = set()
    for position, line in enumerate(_without_teased(paragraphs)):
        is_headline = position < HEADLINE_AT and _squashed(line) == headline
        is_repeated = line in seen and len(line) >= SHORTEST_REPEATED
        if not (is_headline or is_repeated or _is_furniture(line)):
            kept.append(line)
            seen.add(line)
    return kept or [line for line in paragraphs if _squashed(line) != headline]


def without_site_name(title: str, source: str | None, url: str | None) -> str:
    """A headline without the names of the site and its sections behind it."""
    names = [_squashed(name) for name in (source, urlsplit(url).hostname if url else None) if name]
    for separator in SITE_SEPARATOR.finditer(title):
        rest = _squashed(title[separator.end() :].split(separator[0])[0])
        if len(rest) >= SHORTEST_NAME and any(rest in name or name in rest for name in names):
            return title[: separator.start()].rstrip(" |-–—") or title
    return title


def _without_teased(lines: Iterable[str]) -> Iterator[str]:
    """The lines, less headlines of other stories that are listed under a heading that says so."""
    left = 0
    for line in lines:
        if len(line) <= HEADLINE and TEASER_HEADING.match(line):
            left = MOST_TEASED
        elif left and _is_headline(line):
            left -= 1
        else:
            left = 0
            yield line


def _is_furniture(line: str) -> bool:
    return len(line) <= LONGEST and bool(
        BEGINS.match(line)
        or _contains_furniture(line)
        or any(form.fullmatch(line) for form in (BYLINE, STAMPED, ADDRESS, SHARE))
        or _is_date(line)
        or _is_trail(line)
    )


def _contains_furniture(line: str) -> bool:
    folded = line.casefold()
    return any(word in folded for word in CONTAINS_WORDS) and bool(CONTAINS.search(line))


def _is_date(line: str) -> bool:
    words = line.replace(",", " ").split(maxsplit=MOST_DATE_WORDS)
    if len(words) > MOST_DATE_WORDS or not DIGIT.search(line):
        return False
    tokens = [word.strip(".()[]") for word in words]
    return all(map(DATE_WORD.fullmatch, tokens)) and not all(map(str.isdecimal, tokens))


def _is_trail(line: str) -> bool:
    return any(mark in line for mark in TRAIL_MARKS) and all(
        len(section) <= LONGEST_SECTION for section in TRAIL.split(line)
    )


def _is_headline(line: str) -> bool:
    return len(line) <= HEADLINE and not line.endswith(SENTENCE_END)


def _squashed(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
