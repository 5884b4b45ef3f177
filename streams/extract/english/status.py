"""Words that make an English claim another than a plain statement."""

import re

from streams.extract.grammar.status import StatusWords
from streams.extract.lexicon import words

SPANS = "year|month|week|decade|summer|winter|season"
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few)"

ENGLISH_STATUS = StatusWords(
    irreal=words(
        """
            could've would've might've should've could’ve would’ve might’ve almost nearly could
            may might would will shall should can threaten threatens threatened plot plotted
            plotting plan plans planned planning intend intended intends want wanted wants
            conspired conspiring attempt attempts attempted attempting vowed vow sworn swore try
            tried tries trying prevent prevented preventing avoid avoided potential potentially
            possibly simulated hypothetical fictional likely refused sought seek hope hoped
            conspiracy bid wish failed"""
    ),
    after_irreal=words("later eventually"),
    conditions=words("if unless whether simulated simulation drill exercise scenario"),
    light_verbs=words("leave claim take cost rise climb reach grow bring order ordered"),
    negations=words(
        """
            not never cannot neither nor without didn't wasn't weren't didn’t wasn’t weren’t
            haven't hasn't haven’t hasn’t hadn't hadn’t isn't aren't isn’t aren’t don't doesn't
            don’t doesn’t couldn't couldn’t
        wouldn't wouldn’t won't won’t can't can’t shouldn't
            shouldn’t"""
    ),
    after_negation=words("only yet seriously badly severely critically gravely"),
    denials=words(
        "deny denied denies denying rejected rejects dismissed dismisses refuted disputed disputes"
    ),
    after_denial=words("responsibility involvement wrongdoing knowledge charges guilt murder any"),
    untrue=re.compile(
        r"\b(?:(?:is|was|were|are) (?:\w+ly )?(?:false|untrue|fabricated|unfounded|baseless)"
        r"|not true|a lie|a hoax|fabrication|no truth|no evidence (?:exists )?that)\b",
    ),
    background=re.compile(
        r"\b(?:years?|decades?|months) (?:ago|earlier|before|after|later)\b"
        r"|\b(?:years?|decades?) since\b"
        r"|\blast (?:year|month)\b"
        r"|\b(?:anniversary|previously|world war)\b"
        r"|\b(?:retaliation|revenge) for\b"
        r"|\b(?:separate|unrelated|earlier|previous|similar)"
        r" (?:incident|shooting|case|attack|crash)\b"
        r"|\b(?:other|separate|unrelated|earlier|previous) (?:incidents|shootings|attacks)\b",
    ),
    cumulative=re.compile(
        r"\b(?:in|over|during|within|throughout)"
        r" (?:(?:the|its|their|more|than|over|past|last|nearly|almost) ){0,3}"
        rf"{NUMBER}[- ](?:years?|decades?)\b(?!-old| old)"
        rf"|\b{NUMBER}-year(?:-long|-old)? (?:civil |armed )?"
        r"(?:wars?|conflict|insurgency|struggle|period|dictatorship|fight)\b"
        r"|\bin recent (?:years|months)\b|\bin that (?:time|period)\b"
        r"|\b(?:in|of) (?:[\w’'.]+ ){0,3}history\b"
        r"|\bin the past\b(?! (?:\w+ )?(?:hours?|days?|weeks?|months?)\b)"
        r"|\b(?:decades of|years of(?! age)|in \w+ decades)\b"
        r"|\bsince (?:\w+ )?\d{4}\b(?!, when)"
        rf"|\bsince (?:[\w’'-]+ ){{2,7}}in (?:{MONTHS}|(?:\w+ )?\d{{4}})\b"
        r"|\b(?:war|conflict|insurgency|dictatorship)\b(?:, which [^,.;]{1,40},)?[^,.;]{0,30}"
        r" (?:has|have|had) (?:\w+ )?"
        r"(?:killed|left|claimed|cost|caused|resulted|taken|produced|displaced|driven|uprooted)\b"
        r"|\bin (?!the |these |those |this |both )(?:[\w-]+ ){0,2}"
        r"(?:shootings|stabbings|homicides|slayings|murders)\b"
        r"|\bin (?:\w+ )?(?:separate|unrelated|different) (?:incidents|attacks|crashes|accidents)\b"
        r"|\b(?:third|fourth|fifth|sixth|\dth) [^,.;]{1,30} to be (?:shot|killed|hurt|wounded)\b"
        r"|\b(?:year['’]s|annual|homicide|murder) (?:death )?toll\b"
        r"|\b\d{2,} (?:homicide|murder) victims\b"
        r"|\bthis (?:year|winter|spring|summer|autumn|fall|monsoon|season)\b(?!['’]s)"
        r"|\bso far in \d{4}\b|\btogether they\b"
        r"|\bin the (?:decade|course|conflict|insurgency)\b"
        rf"|\bof the (?:past|last) (?:\w+ )?(?:{SPANS})s\b"
        rf"|\bsince (?:the (?:start|beginning)|{MONTHS})\b"
        rf"|\b(?:over|in|during|within) the (?:past|last) (?:couple of |\w+ )?(?:{SPANS})s?\b"
        rf"|\b(?:each|every|per) (?:day|{SPANS})\b"
        r"|\b(?:annually|a year)\b(?!-)(?! (?:ago|earlier|before|after|later|old))",
    ),
    compared=re.compile(r"\bsince \d{4}, when\b"),
    apart=re.compile(
        r"(?:\bunrelated to\b"
        r"|\b(?:came|comes|happened|occurred) (?:just |only )?(?:\w+ ){1,2}after (?=an? |another )"
        r"|\b(?:not|no|(?:do|does|did|is|was|are|were)n['’]t)\b[^.;]{0,60}"
        r" (?:connected|related|linked|connection|link|relation) to\b)"
        r"(?P<other>[^,;]*(?:, (?:in which|which|where|when|who)\b[^,;]*)?)"
    ),
    alive=re.compile(
        r"\bno[nt]?[- ]*(?:considered )?life[- ]threatening\b"
        r"|\bnot (?:seriously|badly|severely|critically|gravely) (?:hurt|injured|wounded)\b"
        r"|\bminor (?:injuries|wounds)\b"
        r"|\bsurvived\b|(?<!no )\bsurvivors\b|\bexpected to (?:survive|live|recover|be ok(?:ay)?)\b"
        r"|\b(?:stable|fair|good) condition\b|\btreated and released\b"
        r"|\b(?:broken|fractured|sprained)"
        r" (?:leg|arm|ankle|wrist|foot|hand|finger|rib|collarbone|bone)s?\b"
        r"|\bfull recovery\b|\breleased from (?:the |a )?hospital\b|\brecovering\b|\bgrazed?\b"
    ),
    former=re.compile(
        r"\b(?:(?:at first|initially|originally|previously|first) (?:put|said|reported|gave|counted"
        r"|spoke of|estimated|believed|thought)|(?:first|initial|early|earlier|previous)"
        r" (?:reports?|estimates?|accounts?|figures?|counts?|tolls?)\b)"
        r"(?:(?!\bbut\b|\blater\b|\bnow\b)[^;])*"
    ),
    superlative=re.compile(
        r"\b(?:worst|deadliest|bloodiest|fiercest|heaviest|largest|biggest|strongest"
        r"|most (?:powerful|destructive|violent|lethal))\b[^,;—]*"
        r"|\b\d{4} block\b"
    ),
)
