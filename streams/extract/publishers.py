"""Where a publisher's stories are likely to lie, by its name or its address.

Stations of the USA are called by letters that the Federal Communications Commission gives out, and
many papers and stations after their city: WSMV, the Denver Post, pittsburgh.example.com.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from streams.extract.gazetteer import Entry, Level, fold, gazetteer
from streams.extract.lexicon import words
from streams.extract.newspapers import NEWSPAPERS

STATIONS = {
    "AK": "ktbm ktuu ktva ktvf kyur",
    "AL": """
        waay waff waka wala wbma wbrc wcov wdhn whnt wiat wkrg wncf wpmi wsfa wtto wtvy
        wvtm wzdx""",
    "AR": "kait kark katv kfsm kfta khbs khog klrt knwa kthv",
    "AZ": "kgun kmsb knxv kold kpho kpnx ksaz kswt ktvk kvoa kyma",
    "CA": """
        kabc kaef kbak kbfx kcal kcbs kcop kcoy kcra kdoc kero kesq keyt kfmb kfsn kget kgo kgpe
        kgtv khsl kiem kion kmir kmph knbc knsd kntv kovr kpix krcr kron ksbw ksby ksee kswb
        ktla kttv ktvu ktxl kusi kviq kxtv""",
    "CO": "kcnc kdvr kjct kkco kktv kmgh koaa krdo krex kusa kwgn kxrm",
    "CT": "wctx wfsb wtic wtnh wvit",
    "DC": "wdca wjla wrc wttg wusa",
    "FL": """
        wawj wbbh wcjb wctv wear wesh wfla wflx wfor wfox wftv wfts wftx wgfl wink wjax wjhg
        wjxt wkmg wmbb wofl wogx wpbf wpec wplg wpmf wptv wsvn wtlv wtsp wtvj wtvt wtwc wtxl
        wwsb wzvn""",
    "GA": """
        waga wagt walb wfxg wfxl wgcl wgxa wjbf wjcl wltz wmaz wmgt wrbl wrdw wsav wsb wsst wtgs
        wtoc wtvm wxia wxtx""",
    "HI": "kgmb khnl khon kitv",
    "IA": "kcau kcci kcrg kdsm kgan kimt kmeg ktiv ktvo kwqc kwwl woi",
    "ID": "kboi kidk kifi kivi kmvt kpvi ktrv ktvb",
    "IL": """
        khqa wand wbbm wcia week wfld wgem wgn whbf whoi wics wicd wifr wls wmaq wmbd wqad wrex
        wrsp wsil wtvo""",
    "IN": """
        wane weht wevv wfft wfie wise wish wlfi wndu wpta wrtv wsbt wsjv wthi wthr wttv wtvw
        wtwo wxin""",
    "KS": "kake koam ksas ksnt ksnw ktka kwch wibw",
    "KY": "wave wbko wdky wdrb whas wkyt wlex wlky wnky wpsd wtvq wymt",
    "LA": """
        kadn kalb kard katc klfy knoe kplc ksla ktal ktbs ktve kmss wafb wbrz wdsu wgmb wgno
        wvue wwl""",
    "MA": "wbz wcvb wfxt wggb whdh wshm wwlp",
    "MD": "wbal wbff wboc wdvm whag wjz wmar wmdt",
    "ME": "wabi wagm wcsh wgme wlbz wmtw wvii",
    "MI": """
        wbkb wbup wdiv weyi wilx wjbk wjrt wlns wluc wnem wood wpbn wsmh wsym wwj wwmt wwtv wwup
        wxmi wxyz wzzm""",
    "MN": "kare kbjr kdlh keyc kmsp kstp kttc wcco wdio",
    "MO": """
        kctv kfvs kmbc kmiz kmov kode kolr komu kplr kqtv krcg ksdk ksfx kshb ksnf kspr ktvi
        kytv wdaf""",
    "MS": """
        wabg wapt wcbi wdam wdbd wgbc whlt wjtv wlbt wlox wmdn wtok wtva wxvt wxxv""",
    "MT": "kbzk keci kfbb kpax krtv ktvq kulr kxlh",
    "NC": """
        wbtv wccb wcnc wcti wect wfmy wghp witn wlos wnct wncn wral wraz wsfx wsoc wtvd wway
        wxii""",
    "ND": "kfyr kvly kvrr kxjb kxmb kxmc wday",
    "NE": "ketv klkn kmtv knop koln kptm wowt",
    "NH": "wmur",
    "NJ": "wmgm wwor",
    "NM": "kasa kasy kbim koat kob kobf krqe",
    "NV": "klas kolo krnv krxi ksnv ktnv ktvn kvvu",
    "NY": """
        wabc wbng wcbs weny wetm wgrz wham whec wicz wivb wivt wkbw wktv wnbc wnyt wnyw wpix
        wrgb wroc wstm wsyr wten wtvh wuhf wutr wwny wwti wxxa""",
    "OH": """
        wbns wcmh wcpo wdtn wews wfmj whio whiz wjw wkbn wkef wkrc wkyc wlio wlwt wnwo woio wrgt
        wstr wsyx wtol wtov wtte wtvg wupw wxix wytv""",
    "OK": "kfor kjrh koco kokh koki kotv kswo ktul kwtv",
    "OR": "katu kdrv kezi kgw kmtr kobi kohd koin kptv ktvl ktvz kval",
    "PA": """
        kdka kyw wbre wcau wfmz wfxp wgal whp whtm wicu wjac wjet wnep wolf wpgh wpmt wpvi wpxi
        wsee wtae wtaj wtxf wyou""",
    "RI": "wjar wlne wnac wpri",
    "SC": "wach wbtw wcbd wciv wcsc whns wis wltx wmbf wolo wpde wspa wtat wyff",
    "SD": "kdlt kelo kevn knbn kota ksfy",
    "TN": """
        watn wate wbbj wbir wdef whbq wjhl wkpt wkrn wmc wrcb wreg wsmv wtnz wtvc wtvf wvlt wztv""",
    "TX": """
        kabb kags kamc kamr kauz kbmt kbtx kcbd kcen kdaf kdbc kdfw keno kens ketk keye kfda
        kfdm kfdx kfox kgbt kgns khou kiah kidy kiii kjac klbk klst kltv kmid kosa kpej kprc
        krbc krgv kris kriv krtk ksan ksat ktab ktbc ktre ktrk ktsm ktvt ktxs kveo kvia kvii
        kvue kwes kwtx kxan kxas kxxv kytx kztv wfaa woai""",
    "UT": "ksl kstu ktvx kutv",
    "VA": "wavy wcav wcyb wdbj whsv wric wset wsls wtkr wtvr wvec wvir wwbt wwir",
    "VT": "wcax wfff wptz wvny",
    "WA": "kapp kayu kcpq kepr khq kima king kiro kndo kndu komo krem kvew kxly",
    "WI": "waow wbay wbkt wdjt weau wfrv wgba wisc wisn wkow wluk wmtv wqow wsaw wtmj wxow",
    "WV": "wboy wchs wdtv woay wowk wsaz wtap wtrf wvns wvva",
    "WY": "kcwy kgwn ktwo",
}
"""Call letters of television stations by the state of their market, but for WHO of Des Moines: that
is the World Health Organization."""
PRESS = words(
    """
        abc action advocate argus banner bee business caller capital cbs chronicle
        citizen city constitution courier cw daily democrat dispatch eagle enterprise examiner
        express fox free gazette globe herald homepage independent inquirer journal leader
        ledger live local magazine mail mercury metro monitor my nbc news newspaper northwestern
        now observer online patch patriot pilot police post press radio record register reporter
        republic republican review sentinel standard star sun telegram telegraph the times today
        tribune tv union update voice weekly"""
)
"""What names of publishers are made of beside the place."""

SHORTEST = 4
"""Letters of the shortest name of a place that is looked for."""
LEAST = 20_000
"""People of the smallest place."""
SHARE = 0.85
"""Of the people of all places of that name, those that must live in its region."""
CITY = 10
"""How many times likelier a publisher is called after a city than after an equally large region."""
LONGEST = 40
"""Letters of the longest name that is looked at: a source may say anything."""
MEMORY = 1 << 14
"""Publishers that are remembered."""

_CALLS = {call: f"US.{state}" for state, calls in STATIONS.items() for call in calls.split()}
_SITES = {site: f"US.{state}" for state, sites in NEWSPAPERS.items() for site in sites.split()}
_CALL = re.compile(r"([kw][a-z]{2,3})(?:tv|dt|news|radio|actionnews|localnews|first|now|\d)*")
_PRESS = re.compile(rf"(?:{'|'.join(sorted(PRESS, key=len, reverse=True))}|\d)*")
_HOST = re.compile(r"^www\.|(?:\.(?:com?|org|net|gov|edu|info|tv|[a-z]{2}))+$")
_MARKS = re.compile(r"[^a-z0-9]")


@lru_cache(MEMORY)
def region_of(publisher: str) -> str | None:
    """Code of the first-level region that a publisher's name speaks for ("US.TX")."""
    *_, name = labels = _labels(publisher)
    if known := _by_call(name) or _SITES.get(name):
        return known
    places = (_called_after(label) for label in labels)
    return next((place.region for place in places if place), None)


@lru_cache(MEMORY)
def city_of(publisher: str) -> Entry | None:
    """The city in that region that a publisher is called after."""
    region = region_of(publisher)
    places = (_called_after(label) for label in _labels(publisher))
    cities = (one for one in places if one and one.level is Level.CITY)
    return next((city for city in cities if city.region == region), None)


def _labels(publisher: str) -> list[str]:
    """The parts of an address, its own name the last; of a name there is one."""
    name = publisher.casefold()
    parts = [name] if " " in name else _HOST.sub("", name).split(".")
    return [label for part in parts if len(label := _MARKS.sub("", part)) <= LONGEST] or [""]


def _by_call(label: str) -> str | None:
    call = _CALL.fullmatch(label)
    return _CALLS.get(call[1]) if call else None


def _called_after(label: str) -> Entry | None:
    """The place that is all of the name but words of the press."""
    starts = [at for at in range(len(label)) if _PRESS.fullmatch(label, 0, at)]
    ends = [at for at in range(len(label) + 1) if _PRESS.fullmatch(label, at)]
    names = {label[start:end] for start in starts for end in ends if end - start >= SHORTEST}
    found = (_place_called(name) for name in sorted(names - PRESS, key=len, reverse=True))
    return next((place for place in found if place), None)


def _place_called(name: str) -> Entry | None:
    """The place whose own name that is, if one of a single region is meant: a city first."""
    people: dict[Entry, int] = {}
    regions: Counter[str] = Counter()
    for place in _places(name):
        is_own = fold(place.name).replace(" ", "") == name
        if is_own and place.population >= LEAST and place.level in (Level.CITY, Level.REGION):
            people[place] = place.population * (CITY if place.level is Level.CITY else 1)
            regions[place.region] += people[place]
    region, most = next(iter(regions.most_common(1)), ("", 0))
    if "." not in region or most < SHARE * regions.total():
        return None
    return max((place for place in people if place.region == region), key=people.__getitem__)


def _places(name: str) -> Iterator[Entry]:
    """The places of a name that is written in one word."""
    find = gazetteer().find
    yield from find(name)
    for at in range(1, len(name)):
        yield from find(f"{name[:at]} {name[at:]}")
