"""The cities that the news of a whole country is sent from: its capital, or where the press is."""

from streams.extract.gazetteer import Entry, fold
from streams.extract.lexicon import phrases

_CITIES = """
    AE abu dhabi | AE dubai | AF kabul | AL tirana | AM yerevan | AO luanda | AR buenos aires |
    AT vienna | AU canberra | AU sydney | AZ baku | BA sarajevo | BD dhaka | BE brussels |
    BF ouagadougou | BG sofia | BH manama | BI bujumbura | BJ cotonou | BO la paz | BR brasilia
    | BR rio de janeiro | BR sao paulo | BY minsk | CA ottawa | CD kinshasa | CF bangui |
    CG brazzaville | CH bern | CH geneva | CI abidjan | CL santiago | CM yaounde | CN beijing |
    CN shanghai | CO bogota | CR san jose | CU havana | CY nicosia | CZ prague | DE berlin |
    DK copenhagen | DO santo domingo | DZ algiers | EC quito | EE tallinn | EG cairo | ER asmara
    | ES madrid | ET addis ababa | FI helsinki | FJ suva | FR paris | GA libreville | GB london
    | GE tbilisi | GH accra | GM banjul | GN conakry | GR athens | GT guatemala city | GW bissau
    | GY georgetown | HN tegucigalpa | HR zagreb | HT port au prince | HU budapest | ID jakarta
    | IE dublin | IL jerusalem | IL tel aviv | IN delhi | IN new delhi | IN mumbai | IQ baghdad |
    IR tehran | IS reykjavik | IT rome | JM kingston | JO amman | JP tokyo | KE nairobi |
    KG bishkek |
    KH phnom penh | KP pyongyang | KR seoul | KW kuwait city | KZ almaty | KZ astana |
    LA vientiane | LB beirut | LK colombo | LR monrovia | LT vilnius | LV riga | LY tripoli |
    MA rabat | MD chisinau | ME podgorica | MG antananarivo | MK skopje | ML bamako | MM yangon
    | MN ulan bator | MR nouakchott | MW lilongwe | MX mexico city | MY kuala lumpur | MZ maputo
    | NA windhoek | NE niamey | NG abuja | NG lagos | NI managua | NL amsterdam | NO oslo |
    NP kathmandu | NZ wellington | OM muscat | PA panama city | PE lima | PG port moresby |
    PH manila | PK islamabad | PK karachi | PL warsaw | PT lisbon | PY asuncion | QA doha |
    RO bucharest | RS belgrade | RU moscow | RW kigali | SA riyadh | SD khartoum | SD port sudan
    | SE stockholm | SI ljubljana | SK bratislava | SL freetown | SN dakar | SO mogadishu |
    SR paramaribo | SS juba | SV san salvador | SY damascus | TD ndjamena | TG lome | TH bangkok
    | TJ dushanbe | TM ashgabat | TN tunis | TR ankara | TR istanbul | TW taipei |
    TZ dar es salaam | UA kyiv | UG kampala | US washington | UY montevideo | UZ tashkent |
    VE caracas | VN hanoi | YE sanaa | ZA johannesburg | ZA pretoria | ZM lusaka | ZW harare
"""
"""By the code of the country and the name as the gazetteer folds it."""
_KNOWN = frozenset((country, " ".join(name)) for country, *name in phrases(_CITIES))


def is_capital(place: Entry) -> bool:
    """Whether a report sent from there may tell of anywhere in the country."""
    return (place.country, fold(place.name)) in _KNOWN
