"""What English says around the names of places."""

from streams.extract.english.common import COMMON
from streams.extract.lexicon import words
from streams.extract.places.words import PlaceWords

_AREAS = {
    "AZ": "nagorno karabakh|karabakh",
    "BA": "bosnia",
    "CD": "democratic republic of congo|democratic republic of the congo|drc|dr congo|congo|kivu",
    "CG": "congo brazzaville",
    "CI": "cote divoire|ivory coast",
    "CZ": "czech republic",
    "DE": "west germany|east germany",
    "EG": "sinai",
    "GB": "britain|uk|england|scotland|wales|northern ireland|great britain",
    "GM": "the gambia",
    "ID": "java|sumatra|sulawesi|borneo",
    "ID.17": "lombok",
    "IN.12": "jammu",
    "IQ": "iraqi kurdistan",
    "IQ.15": "ninewa",
    "IR.04": "sistan",
    "MM": "burma",
    "NL": "holland",
    "PH": "mindanao|luzon|visayas",
    "PS": "palestinian territories|gaza",
    "RU": "soviet union|ussr",
    "RU.17": "dagestan",
    "SD": "darfur",
    "SO": "somaliland",
    "SY": "rojava",
    "TR": "turkey",
    "TT": "trinidad|tobago",
    "AE": "uae",
    "UA": "donbas|donbass",
    "US": "us|usa|america|united states of america",
    "VN": "viet nam",
    "al qamishli": "qamishli|qamishlo",
    "hudaydah": "hodeidah|hodeida",
    "khankendi": "stepanakert",
    "washington d c": "dc",
}
"""Countries and regions by their codes, and cities, that the gazetteer has not by these names."""
_DEMONYMS = {
    "AE": "emirati",
    "AF": "afghan",
    "AL": "albanian",
    "AM": "armenian",
    "AO": "angolan",
    "AR": "argentine|argentinian",
    "AT": "austrian",
    "AU": "australian",
    "AZ": "azerbaijani",
    "BA": "bosnian",
    "BD": "bangladeshi",
    "BE": "belgian",
    "BF": "burkinabe",
    "BG": "bulgarian",
    "BH": "bahraini",
    "BI": "burundian",
    "BJ": "beninese",
    "BO": "bolivian",
    "BR": "brazilian",
    "BY": "belarusian",
    "CA": "canadian",
    "CD": "congolese",
    "CF": "central african",
    "CH": "swiss",
    "CI": "ivorian",
    "CL": "chilean",
    "CM": "cameroonian",
    "CN": "chinese",
    "CO": "colombian",
    "CR": "costa rican",
    "CU": "cuban",
    "CY": "cypriot",
    "CZ": "czech",
    "DE": "german",
    "DK": "danish",
    "DO": "dominican",
    "DZ": "algerian",
    "EC": "ecuadorean|ecuadorian",
    "EE": "estonian",
    "EG": "egyptian",
    "ER": "eritrean",
    "ES": "spanish|spaniard",
    "ET": "ethiopian",
    "FI": "finnish",
    "FJ": "fijian",
    "FR": "french",
    "GA": "gabonese",
    "GB": "british|english|scottish|welsh|briton",
    "GE": "georgian",
    "GH": "ghanaian",
    "GM": "gambian",
    "GN": "guinean",
    "GR": "greek",
    "GT": "guatemalan",
    "GY": "guyanese",
    "HN": "honduran",
    "HR": "croatian",
    "HT": "haitian",
    "HU": "hungarian",
    "ID": "indonesian",
    "IE": "irish",
    "IL": "israeli",
    "IN": "indian",
    "IQ": "iraqi",
    "IR": "iranian",
    "IT": "italian",
    "JM": "jamaican",
    "JO": "jordanian",
    "JP": "japanese",
    "KE": "kenyan",
    "KG": "kyrgyz",
    "KH": "cambodian",
    "KP": "north korean",
    "KR": "south korean",
    "KW": "kuwaiti",
    "KZ": "kazakh",
    "LA": "laotian",
    "LB": "lebanese",
    "LK": "sri lankan",
    "LR": "liberian",
    "LS": "basotho",
    "LT": "lithuanian",
    "LV": "latvian",
    "LY": "libyan",
    "MA": "moroccan",
    "MD": "moldovan",
    "MG": "malagasy",
    "MK": "macedonian",
    "ML": "malian",
    "MM": "burmese",
    "MN": "mongolian",
    "MR": "mauritanian",
    "MW": "malawian",
    "MX": "mexican",
    "MY": "malaysian",
    "MZ": "mozambican",
    "NE": "nigerien",
    "NG": "nigerian",
    "NI": "nicaraguan",
    "NL": "dutch",
    "NO": "norwegian",
    "NP": "nepalese|nepali",
    "NZ": "new zealander",
    "OM": "omani",
    "PA": "panamanian",
    "PE": "peruvian",
    "PG": "papuan",
    "PH": "filipino|philippine",
    "PK": "pakistani",
    "PL": "polish",
    "PR": "puerto rican",
    "PS": "palestinian",
    "PT": "portuguese",
    "PY": "paraguayan",
    "QA": "qatari",
    "RO": "romanian",
    "RS": "serbian",
    "RU": "russian",
    "RW": "rwandan",
    "SA": "saudi",
    "SD": "sudanese",
    "SE": "swedish|swede",
    "SG": "singaporean",
    "SI": "slovenian",
    "SK": "slovak",
    "SL": "sierra leonean",
    "SN": "senegalese",
    "SO": "somali",
    "SS": "south sudanese",
    "SV": "salvadoran|salvadorean",
    "SY": "syrian",
    "TD": "chadian",
    "TG": "togolese",
    "TH": "thai",
    "TJ": "tajik",
    "TM": "turkmen",
    "TN": "tunisian",
    "TR": "turkish|turk",
    "TW": "taiwanese",
    "TZ": "tanzanian",
    "UA": "ukrainian",
    "UG": "ugandan",
    "US": "american",
    "UY": "uruguayan",
    "UZ": "uzbek",
    "VE": "venezuelan",
    "VN": "vietnamese",
    "XK": "kosovar",
    "YE": "yemeni",
    "ZA": "south african",
    "ZM": "zambian",
    "ZW": "zimbabwean",
}


_STATES = """
    ala=AL alaska=AK ariz=AZ ark=AR calif=CA colo=CO conn=CT del=DE fla=FL ga=GA hawaii=HI
    idaho=ID ill=IL ind=IN iowa=IA kan=KS ky=KY la=LA maine=ME md=MD mass=MA mich=MI minn=MN
    miss=MS mo=MO mont=MT neb=NE nev=NV nh=NH nj=NJ nm=NM ny=NY nc=NC nd=ND ohio=OH okla=OK
    ore=OR pa=PA ri=RI sc=SC sd=SD tenn=TN tex=TX utah=UT vt=VT va=VA wash=WA wva=WV wis=WI
    wyo=WY dc=DC
    """
"""Associated Press and postal abbreviations of the states of the USA."""


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: code for code, words in table.items() for word in words.split("|")}


def _states() -> dict[str, str]:
    pairs = (pair.split("=") for pair in _STATES.split())
    return {word: f"US.{code}" for short, code in pairs for word in (short, code.lower())}


DEMONYMS = _by_word(_DEMONYMS)
"""Codes of countries by what they and their people are called."""
PLACE_WORDS = PlaceWords(
    areas=_by_word(_AREAS),
    demonyms=DEMONYMS | {f"{word}s": code for word, code in DEMONYMS.items()},
    abbreviations=_states(),
    scene=words("in near outside around inside across throughout within into hit struck rocked"),
    source=words("from"),
    other=words("at to toward towards between through by over via around reached leaving left"),
    possessive=words("of"),
    joining=words("and or"),
    articles=words("the a an"),
    definite=words("the"),
    openers=words(
        """the a an in at near outside around inside across from to of on after before when while as
        since with for by and but if it he she they his her their this that these those there two
        three four five six seven eight nine ten one none monday tuesday wednesday thursday friday
        saturday sunday january february march april may june july august september october november
        december jan feb mar apr jun jul aug sep sept oct nov dec police authorities officials
        investigators detectives officers according no meanwhile however over about more less some
        up down another not so all any each every both many several few most also then later still
        only just even how who what why where which you we i my our your me him them its am is are
        was were be been have has had do does did can could will would might shall should must let
        update updated photo video posted published related share print email copyright source
        credit click read watch breaking see line here there"""
    ),
    towns=words(
        """city town village municipality suburb neighborhood neighbourhood township hamlet
        community borough port capital settlement camp commune"""
    ),
    sections=words(
        """neighborhood neighbourhood section area subdivision projects quarter complex corridor
        sector"""
    ),
    divisions=words(
        """county counties province provinces state district governorate department region parish
        prefecture oblast division territory provincial canton"""
    ),
    divisions_in_short={"co": "county"},
    forces=words(
        """police sheriff sheriffs mayor fire deputies authorities pd officers detectives officials
        officer"""
    ),
    people=words(
        """man woman resident residents native teen teenager couple boy girl family mother father
        men women"""
    ),
    care=words("hospital hospitals center clinic airlifted flown transported taken"),
    goal=words("to into toward towards"),
    flight=words("fled flee flees fleeing crossed crossing escaped"),
    bodies=words(
        """state army forces front movement party brigades caliphate qaeda al-qaeda qaida al-qaida
        sharia al-sharia league mission"""
    ),
    streets=words(
        """street streets st avenue avenues ave road roads rd drive dr lane ln boulevard blvd
        highway hwy parkway pkwy place circle way trail pike terrace bridge creek river lake
        interstate freeway expressway turnpike"""
    ),
    crossings=words("intersection corner block"),
    facilities=words(
        """hospital university college school high elementary middle academy church mall park
        apartments apartment homes home house hotel motel inn bar club lounge restaurant cafe store
        station airport center centre plaza square building tower court times post news herald
        tribune chronicle journal star sun gazette press dispatch today daily magazine cemetery
        stadium arena prison jail zoo museum theater theatre clinic"""
    ),
    directions=words(
        """north south east west northern southern eastern western northeast northwest southeast
        southwest central downtown northeastern northwestern southeastern southwestern greater
        nearby upper lower mid suburban rural side end se ne nw sw metro metropolitan
        unincorporated"""
    ),
    titles=words(
        """mr mrs ms dr sgt lt det capt cpl detective officer sergeant lieutenant captain chief
        judge president gen col maj rev sen rep gov"""
    ),
    speech=words("said says told added who was is has had"),
    not_places=words(
        """adams ali alley christmas easter god glen tune bed dodge home highlands smith johnson
        parker taylor martin bennett jones brown davis wilson miller moore along bar bath best buy
        caller carolina central come court date david deal federal friday george goes green holiday
        house jackson liberal male man march may media metro mile mobile most much nice normal of
        officer orange pacific parole police president reading sale same san save se sedan semi
        split spoken springs temple than time union university van victoria washington white
        young"""
    ),
    common=COMMON,
)
"""How English speaks of places."""
