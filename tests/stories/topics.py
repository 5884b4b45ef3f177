"""What stories are about: patterns of their headlines, leads and sentences.

Facts of a story: `town`, `region`, `day`, `chief` (with `office`), `witness`, and where people were
hurt, `killed` and `injured`. British spelling; no pattern starts with a figure.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A sort of event, and the words for it."""

    event: str
    """As a noun: "the ferry accident"."""
    office: str
    """Of those who speak for the authorities: "harbour master"."""
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    sentences: tuple[str, ...]


FERRY = Topic(
    event="ferry accident",
    office="harbour master",
    titles=(
        "Ferry [sinks|capsizes|founders] off {town}, {killed} dead",
        "[Overloaded|Crowded] ferry [goes down|overturns] near {town}, killing {killed}",
    ),
    leads=(
        "A [ferry|passenger vessel|car ferry] [bound for|on its way to] {place} "
        "[sank|capsized|went down] [in heavy seas|in thick fog|within sight of the pier] off "
        "{town} on {day}, killing {killed} people and injuring {injured}, {office} {chief} said.",
    ),
    sentences=(
        "The [vessel|boat|ship], [built|launched] in {year}, was [licensed|certified] for "
        "{hundreds} passengers, but [survivors|crew members|dockers] [claimed|swore|insisted] "
        "that [nobody counted tickets|families were waved aboard|lorries blocked the stairs].",
        "[Trawlers|Tugs|Fishing smacks] from {place} [reached|circled] the [hull|wreck|liferafts] "
        "within {some} minutes and [pulled|hauled|lifted] {some} [shivering|oil-covered|exhausted] "
        "[travellers|islanders|tourists] from the [waves|water|currents].",
        "[A sandbar|The shallow channel|A reef marked on every chart] [has worried|is known to] "
        "[pilots|captains|skippers] since a [dredger|buoy|beacon] was [withdrawn|lost] there in "
        "{year}.",
        "[Bow doors|Ballast tanks|A steering pump] on her sister ship [failed|jammed|leaked] "
        "[last autumn|during trials|before Easter], according to [logbooks|letters] [seen by|shown "
        "to] this newspaper.",
        "[Winds|Gusts] of {some} knots had [closed|emptied] the [marina|yacht basin|outer "
        "anchorage] [at lunchtime|since dawn], yet {surname} Lines [kept|advertised] its "
        "[timetable|evening crossing].",
        "[Divers|Navy frogmen] [entered|searched] the [lower deck|engine room|saloon] through a "
        "[porthole|hatch] [at noon|before sunset] while a [crane barge|salvage tug] [was towed|"
        "steamed] from {place}, {hundreds} miles away.",
        "[Lifejackets|Rafts] were [chained|stacked|stowed] [under benches|behind the bar|in a "
        "locked cupboard], {witness} recalled.",
        "[Islanders|Commuters] depend on the [route|crossing], which [carries|serves] {thousands} "
        "[passengers|vehicles] [a season|each summer]; [a bridge|a tunnel] has been [promised|"
        "debated] for decades.",
    ),
)
FIRE = Topic(
    event="factory fire",
    office="fire brigade commander",
    titles=(
        "[Blaze|Fire] at {town} [mattress|paint|garment] factory kills {killed}",
        "[Workers|Night shift] trapped as {town} [warehouse|mill] burns, {killed} dead",
    ),
    leads=(
        "Flames [swept|raced|tore] through a [textile mill|furniture factory|chemical warehouse] "
        "in {town} [before dawn|as the night shift ended|shortly after breakfast] on {day}; "
        "{killed} workers died and {injured} were injured, [said|announced] {office} {chief}.",
    ),
    sentences=(
        "[Solvents|Foam rubber|Bales of cotton] [stored|piled] [near the boilers|along both "
        "corridors|beside a loading ramp] [fed|fuelled] the [inferno|flames], [melting|twisting] "
        "[girders|roof beams] [within minutes|like wax].",
        "[Engines|Pumps] from {few} [parishes|boroughs|brigades] [drew|pumped] water out of the "
        "[canal|millpond|swimming baths], because [hydrants|mains] [ran dry|had been capped].",
        "[Emergency exits|Fire doors|Shutters] were [padlocked|bolted|welded] [to stop theft|on "
        "the foreman's orders], [seamstresses|packers|machinists] [shouted|told reporters] "
        "outside.",
        "The [owner|proprietor|landlord], {person}, [bought|leased] the [premises|brick building|"
        "complex] in {year} and [employed|hired] {hundreds} [migrants|women|apprentices] [on daily "
        "wages|without contracts].",
        "[Black smoke|Ash|A smell of burnt plastic] [drifted|hung] over [vineyards|terraced "
        "streets|the racecourse], and [schools|nurseries] [kept|were asked to keep] windows shut "
        "[until evening|all afternoon].",
        "An [audit|inspection] by [insurers|the labour office] [listed|found] {some} [defects|"
        "breaches] there, among them [frayed cables|missing sprinklers|a blocked staircase].",
        "[Forklifts|Looms|Presses] worth {thousands} crowns were [destroyed|reduced to scrap], and "
        "[customers|retailers] from {place} [cancelled|rerouted] their [orders|deliveries].",
        "{witness}, who [jumped|climbed] from a [second-floor|washroom] window, [said|recounted] "
        "colleagues [formed|made] a [chain|rope] of [curtains|overalls].",
    ),
)
TRAIN = Topic(
    event="train crash",
    office="railway police chief",
    titles=(
        "[Express|Commuter train] derails near {town}, {killed} killed",
        "Trains collide [outside|at] {town}, {killed} dead",
    ),
    leads=(
        "An express [carrying|packed with] [pilgrims|students|holidaymakers] [left the "
        "rails|ploughed into a goods train|jumped the points] outside {town} on {day}, and "
        "{killed} of them were killed, {office} {chief} [said|confirmed]; {injured} others were "
        "hurt.",
    ),
    sentences=(
        "[Carriages|Sleeping cars] [toppled|slid] down an [embankment|cutting] into [maize|beet|a "
        "duck pond], and [cutters|hydraulic jacks] were [needed|used] to [open|free] {few} "
        "[compartments|doors].",
        "[Signals|Points] at {place} [junction|halt] were [being replaced|switched by hand] after "
        "[copper thieves|lightning|a software fault] [disabled|damaged] them [in February|twice "
        "this month].",
        "The [driver|engineman], aged {age}, had [passed|failed] his last [eyesight test|medical], "
        "and the [recorder|tachograph] [shows|suggests] {some} kilometres an hour [too fast|above "
        "the limit].",
        "[Locomotives|Rolling stock] of this [class|type], [nicknamed|known as] {place} Flyers, "
        "[entered service|were imported] in {year} and [should have been|were to be] [scrapped|"
        "refitted].",
        "[Buses|Taxis] [replaced|stood in for] {some} [cancelled|stranded] services, while the "
        "[track|ballast|overhead line] was [repaired|cleared] by [gangs|contractors] working "
        "[under floodlights|around the clock].",
        "[Unions|Drivers] [blame|link] [rosters|shifts] of {few} nights [in a row|without rest] "
        "and [demand|urge] a [walkout|ballot] [next week|before harvest].",
        "[Suitcases|Hymn books|Skis] [lay|were strewn] [between sleepers|along the ditch], where "
        "{witness}, a [signalman|shepherd|beekeeper], [was first|arrived first].",
    ),
)
FLOOD = Topic(
    event="flood",
    office="civil defence director",
    titles=(
        "Floods [swamp|engulf] {town}, {killed} [drown|dead]",
        "River bursts [banks|dyke] at {town}, killing {killed}",
    ),
    leads=(
        "[Torrential rain|A cloudburst|A burst dyke] [flooded|swamped] {town} and {few} "
        "neighbouring [villages|valleys] on {day}, [leaving|with] {killed} people dead and "
        "{injured} injured, [according to|said] {office} {chief}.",
    ),
    sentences=(
        "[Helicopters|Dinghies|Army lorries] [plucked|carried] {hundreds} residents from [roofs|"
        "attics|treetops], and a [gymnasium|cattle market|cinema] was [turned|converted] into a "
        "[dormitory|soup kitchen].",
        "The [river|stream] [rose|swelled] {few} metres [overnight|in a single hour], [higher|"
        "worse] than the [mark|plaque] [carved|painted] on the [town hall|brewery] in {year}.",
        "[Orchards|Rice fields|Greenhouses] over {thousands} hectares [lie|stood] under [mud|"
        "silt], and [millers|growers] [expect|fear] [shortages|dearer bread] [by winter|until "
        "spring].",
        "[Mudslides|Fallen poplars|Boulders] [cut|blocked] the [motorway|mountain road|line] "
        "[towards|to] {place}, [isolating|cutting off] {few} [hamlets|campsites].",
        "[Chlorine|Bottled water|Vaccines] [came|arrived] by [barge|mule|convoy], since [wells|"
        "cisterns|the waterworks] had been [fouled|contaminated] with [diesel|sewage].",
        "[Engineers|Sappers] [opened|blew up] a [sluice|weir|spillway] above {place} to [spare|"
        "relieve] the [old quarter|hospital|cathedral], {chief} explained.",
        "A [levee|retaining wall] [costing|worth] {thousands} crowns was [approved|planned] after "
        "[the storm|high water] of {year}, but [only|barely] {some} percent was [finished|poured].",
    ),
)
MINE = Topic(
    event="mine explosion",
    office="mines inspector",
    titles=(
        "[Gas|Methane] blast in {town} [colliery|mine] kills {killed}",
        "Explosion [deep|far] underground at {town}, {killed} miners dead",
    ),
    leads=(
        "[Methane|Coal dust|A charge laid too early] exploded [half a mile|three shafts] below "
        "{town} on {day}, killing {killed} miners; {injured} came up with [burns|broken limbs], "
        "{office} {chief} said.",
    ),
    sentences=(
        "[Cages|Lifts] [stalled|stuck] at the {hundreds}-metre [level|gallery], so [brigades|"
        "volunteers] [crawled|descended] by [ladder|an old ventilation shaft] carrying [oxygen|"
        "canaries|stretchers].",
        "[Sensors|Alarms] [had been|were] [taped over|muted] to [keep|save] [bonuses|production], "
        "[faceworkers|timbermen] [alleged|muttered] at the [gates|canteen].",
        "The [pit|seam], [worked|opened] since {year}, [yields|produces] {thousands} tonnes of "
        "[anthracite|zinc ore|potash] [a month|each quarter] and [feeds|supplies] a [smelter|power "
        "station] at {place}.",
        "[Wives|Grandmothers|Brass bands] [gathered|kept vigil] [around|beside] [braziers|the "
        "chapel] as [names|lamps] were [read out|counted], one after another.",
        "[Pumps|Fans] [restarted|hummed] [at midnight|after hours], though [carbon monoxide|heat] "
        "[still|again] [barred|kept] [geologists|surveyors] from {few} [tunnels|chambers].",
        "[Parliament|A commission] [rewrote|tightened] the [blasting|ventilation] code when {some} "
        "[colliers|quarrymen] [perished|died] at {place} in {year}.",
        "[Shares|Bonds] of {surname} Minerals [lost|shed] {few} percent, and the [regulator|bank] "
        "[froze|suspended] its [concession|credit].",
    ),
)
ATTACK = Topic(
    event="attack",
    office="police commissioner",
    titles=(
        "Gunmen [open fire on|storm] {town} [market|barracks], killing {killed}",
        "[Raid|Assault] on {town} leaves {killed} dead",
    ),
    leads=(
        "[Masked|Unidentified] gunmen on [motorcycles|pickup trucks] [raided|stormed] a [bazaar|"
        "checkpoint|wedding] in {town} on {day}, killing {killed} people and wounding {injured}, "
        "{office} {chief} told [reporters|a radio station].",
    ),
    sentences=(
        "The [assailants|raiders] [fled|vanished] [towards the border|into mangroves|across the "
        "plateau], [pursued|chased] by [trackers|drones|a cavalry patrol], after "
        "[torching|looting] {few} [granaries|kiosks|fuel tankers].",
        "[No group|Nobody] [claimed|admitted] responsibility, but [leaflets|graffiti] "
        "[signed|left] by the {place} Front [threatened|denounced] [tax collectors|traders] "
        "[last week|in June].",
        "[Stallholders|Guests|Imams] [hid|crouched] [beneath carts|inside a bakery|behind sacks of "
        "millet] for [an hour|forty minutes], {witness} [whispered|said by telephone].",
        "[Governor|Senator] {person} [imposed|decreed] a [curfew|ban on motorbikes] from [dusk|"
        "sunset] and [promised|requested] {hundreds} [reservists|marines].",
        "[Elders|Bishops] [brokered|signed] a [ceasefire|truce] between [herders|clans] and "
        "[farmers|militias] in {year}; it [collapsed|frayed] over [wells|grazing rights].",
        "[Cartridges|Two rifles|A radio set] [found|recovered] [at the scene|in a gully] [were "
        "sent|went] to [ballistics experts|a laboratory] in {place}.",
        "[Ambulances|Donkey carts] [shuttled|ferried] [casualties|patients] to a [mission clinic|"
        "field hospital] with {few} [surgeons|beds] and [no morphine|little blood].",
    ),
)
COLLAPSE = Topic(
    event="building collapse",
    office="chief building inspector",
    titles=(
        "[Apartment block|Tower] collapses in {town}, {killed} dead",
        "[Hotel|Block of flats] in {town} [crumbles|caves in], killing {killed}",
    ),
    leads=(
        "A [six-storey|newly raised] [apartment block|hotel|shopping arcade] collapsed in {town} "
        "on {day}, burying [tenants|masons|shoppers]: {killed} are dead and {injured} injured, "
        "{office} {chief} [reported|said].",
    ),
    sentences=(
        "[Sniffer dogs|Microphones|Thermal cameras] [located|detected] {few} [voices|heartbeats] "
        "beneath [slabs|a lift shaft], and [excavators|neighbours with shovels] [stopped|paused] "
        "to [listen|allow silence].",
        "[Columns|Balconies] had been [thinned|knocked out] to [widen|fit] a [showroom|car park|"
        "pharmacy], [architect|draughtsman] {person} [noted|warned] in a [memo|complaint].",
        "[Cement|Rebar|Sand] of [poor|doubtful] [grade|origin] was [delivered|billed] by a [cousin|"
        "partner] of the [developer|contractor], [invoices|files] [indicate|reveal].",
        "[Cracks|Dust] [appeared|spread] [across ceilings|above the lobby] on [the eve|the "
        "previous weekend], and {witness} [moved|sent] her [children|mother] [to "
        "relatives|elsewhere].",
        "[Adjoining|Leaning] [houses|workshops] at {few} addresses were [shored up|vacated], and "
        "[gas|trams] [remained|stayed] [cut off|suspended] [in the district|along the avenue].",
        "[Permits|Plans] [allowed|showed] only {few} floors; [inspectors|clerks] "
        "[stamped|accepted] [alterations|an extension] in {year} [without visiting|by post].",
        "[Quakes|Tremors|Subsidence] [plague|trouble] the [hillside|riverbank], where {hundreds} "
        "[dwellings|shops] [rest|stand] on [rubble|former marsh].",
    ),
)
BUDGET = Topic(
    event="budget vote",
    office="treasurer",
    titles=(
        "{town} council [passes|rejects] budget after [marathon|stormy] session",
        "[Parking|Property] charges to rise in {town} as council [closes|plugs] deficit",
    ),
    leads=(
        "[Councillors|Aldermen] in {town} [voted|agreed] on {day} to [raise|double] "
        "[parking|burial|market] fees and [sell|lease] the [abattoir|lido|observatory], "
        "[closing|narrowing] a [deficit|gap] of {thousands} crowns, {office} {chief} said.",
    ),
    sentences=(
        "[Libraries|Museums] [will open|open] {few} days a week, and [gardeners|lifeguards] [lose|"
        "face losing] [overtime|uniform allowances], under [the compromise|amendments] [drafted|"
        "moved] by {person}.",
        "[Opposition|Green|Ratepayers'] members [walked out|abstained], calling [forecasts|"
        "assumptions] of {few} percent growth [fanciful|a conjuring trick].",
        "[Auditors|Consultants] [charged|billed] {thousands} crowns to [review|explain] the [debt|"
        "pension fund], [a sum|an invoice] that [drew|provoked] [jeers|laughter] [upstairs|in the "
        "gallery].",
        "[Resurfacing|Streetlights|Allotments] in {place} [get|receive] {thousands} crowns, [paid "
        "for|financed] by [a lottery|green bonds|reserves].",
        "[Shopkeepers|Taxi drivers] [presented|handed over] a petition [bearing|with] {thousands} "
        "signatures [against|over] the [levy|one-way system].",
        "[Interest|Heating] costs [doubled|tripled] after the [loan|swap] [signed|arranged] in "
        "{year} was [renegotiated|called in].",
        "[Debate|Proceedings] [dragged on|lasted] until {time}, [interrupted|enlivened] by a "
        "[power cut|choir|heckler dressed as a badger].",
    ),
)
DIG = Topic(
    event="excavation",
    office="lead archaeologist",
    titles=(
        "[Roman|Bronze Age|Viking] [hoard|villa|harbour] found beneath {town}",
        "[Builders|Ploughmen] [uncover|stumble on] ancient [cemetery|kiln] at {town}",
    ),
    leads=(
        "[Archaeologists|Students on a summer school] have [unearthed|uncovered] a [granary|bath "
        "house|boat burial] under a [bus depot|car park|tennis court] in {town}, {office} "
        "{chief} announced on {day}.",
    ),
    sentences=(
        "[Coins|Combs|Amphorae] [numbering|totalling] {hundreds} [fill|occupy] [trays|crates] in a "
        "[cabin|marquee], where {person} [brushes|photographs] them [one by one|by lamplight].",
        "[Radiocarbon|Tree-ring] dates [point to|suggest] [settlers|a garrison] some {thousands} "
        "years [ago|before the first charter], [earlier|older] than [textbooks|the guidebook] "
        "[allow|assumed].",
        "[Amber|Glass|Cowries] from [distant coasts|the far south] [imply|hint at] [caravans|a "
        "trading post], [argues|believes] {person} of {place} University.",
        "[Developers|The diocese] [postponed|redrew] a [supermarket|ring road] to [preserve|spare] "
        "[mosaics|postholes], at a cost of {thousands} crowns.",
        "[Visitors|Schoolchildren] may [watch|volunteer] on [Saturdays|open days], and {hundreds} "
        "[booked|queued] [in the first week|despite drizzle].",
        "[Metal detectorists|A badger|Drainage work] [exposed|disturbed] the [corner|threshold] of "
        "the [site|ruin] back in {year}, but [funding|interest] [lapsed|ran out].",
        "[Isotopes|Pollen] from {some} [teeth|hearths] will [tell|show] [diet|climate], [once|"
        "after] a [laboratory|freezer] is [found|repaired].",
    ),
)
PLANT = Topic(
    event="plant closure",
    office="works manager",
    titles=(
        "{surname} to [close|shut] {town} [brewery|shipyard|tyre] works",
        "[Jobs|Hundreds of jobs] to go as {town} plant [shuts|winds down]",
    ),
    leads=(
        "[Staff|Employees] at the {surname} [brewery|bicycle works|glassworks] in {town} were told "
        "on {day} that [production|bottling|assembly] will [end|move abroad] [by autumn|in March], "
        "with {hundreds} jobs lost, {office} {chief} said.",
    ),
    sentences=(
        "[Orders|Exports] [fell|slumped] {some} percent [last year|in two seasons], as [rivals|"
        "importers] [undercut|outbid] the [firm|brand] with [cheaper|lighter] [models|cans].",
        "[Apprentices|Coopers|Welders] [downed tools|wept] when the [letter|video message] was "
        "[played|pinned up], {witness} [related|remembered].",
        "[Ministers|Creditors] [offered|weighed] a [guarantee|bridging loan] of {thousands} "
        "crowns, [provided|on condition] that [shareholders|the family] [matched|doubled] it.",
        "Founded in {year} as a [ropewalk|dairy|foundry], the [company|business] [once|at its "
        "peak] [employed|housed] {thousands} [hands|people] and [ran|owned] its own "
        "[orchestra|tramway].",
        "[Machinery|Trademarks|Recipes] will be [auctioned|shipped] to {place}, while the [chimney|"
        "clock tower] [is listed|stays as a landmark].",
        "[Severance|Retraining] [talks|terms] [begin|resume] on [Tuesday|Friday], and the "
        "[chamber of commerce|union] [wants|seeks] {few} weeks' pay [per year|for each year] "
        "worked.",
        "[Landlords|Bakers|The football club] [depend|rely] on the [plant|shift workers], and "
        "{person} [foresees|dreads] [empty|boarded-up] [terraces|shopfronts].",
    ),
)

INCIDENTS = (FERRY, FIRE, TRAIN, FLOOD, MINE, ATTACK, COLLAPSE)
"""Topics in which people are killed and injured."""
OTHERS = (BUDGET, DIG, PLANT)

ANYWHERE = (
    '"[We|People here] [never|hardly ever] [imagined|believed] [such a|this kind of] '
    '[morning|thing]," [said|sighed] {person}, {age}, who [runs|keeps] a [bakery|petrol '
    "station|bookshop] [nearby|opposite the station|in the next street].",
    "[Mayor|Deputy mayor] {person} [broke off|cut short] a [conference|holiday] in {place} and "
    "[returned|flew back] [at once|by evening].",
    "{town}, a [market town|port|garrison town] of {thousands} [inhabitants|souls] in {region}, is "
    "[better known|famous] for its [cheese|lace|jazz festival|clockmakers].",
    '"[Questions|Accounts] will be [asked|settled]," {person}, [who leads|of] the '
    "[tenants|citizens|veterans] [league|alliance], [wrote|declared] [in an open letter|on local "
    "radio].",
    "[Reporters|Camera crews] were [kept|held] [behind ropes|outside the gates], and [a "
    "spokesman|the press office] [declined|refused] to [elaborate|take questions].",
    "[Telephone|Mobile] [lines|networks] [were jammed|failed] for [hours|most of the day], and a "
    "[helpline|website] [took|logged] {thousands} [calls|inquiries].",
    "[Prosecutors|An ombudsman] in {place} [opened|registered] a [file|case] and [seized|copied] "
    "{some} [folders|hard drives] [from|at] [two offices|the registry].",
    "[Forecasters|Weather watchers] [predict|expect] [sleet|a warm spell|northerly winds] for "
    "{region} [through the weekend|until Thursday].",
    "[Historians|Pensioners] [compare|liken] [it|events] to {year}, when [a comet|a visiting "
    "circus|the old king] [drew|brought] [crowds|comparable attention].",
    "[Florists|Cafes|Parish bells] [offered|lent] what [little|comfort] they could; a "
    "[book|service] of [remembrance|thanks] [opens|is planned] at [St {surname}'s|the "
    "guildhall].",
    "{person}, [a lecturer|professor of engineering|an analyst] at {place} [College|Institute], "
    "[cautioned|warned] [against|of] [hasty conclusions|simple answers|quick fixes].",
    "[The national|A regional] [broadcaster|daily] [devoted|gave] {few} pages to [the "
    "affair|{town}], and [editorials|columnists] [clamoured|called] for "
    "[resignations|reform|calm].",
    "[Volunteers|Scouts|Students] [handed out|cooked] {hundreds} [meals|cups of tea], said "
    "{person}, [head teacher|quartermaster] of the [grammar school|local troop].",
    "[A hearing|The next session] is [set|scheduled] for [the end of the month|next Wednesday] in "
    "{place}, [chaired|presided over] by [Judge|Dame] {person}.",
    '"[Somebody|A man in a raincoat|My sister] [rang|knocked] [at|before] {time} and '
    '[nobody|none of us] [knew|understood] [what to do|whom to trust]," {person}, [a retired|an '
    "out-of-work] [plasterer|midwife|ferryman|typesetter], [recalled|told a camera crew].",
    '"[Paperwork|Luck|Money|Courage] is [what counts|all that is left] [in {town}|these days]," '
    "[said|joked|insisted] {person}, [owner|manager] of the [Golden Lion|Station Hotel|Blue "
    "Parrot].",
    '"[We|The two of us] [argued|quarrelled|talked] about [chimneys|pigeons|rent|the harvest] '
    'and [then|suddenly] the [lights|music|birds] [stopped|went quiet]," {person} '
    "[said|remembered], [folding|holding up] a [tablecloth|torn calendar].",
    "[Cabinet|Interior|Transport] minister {person} [travelled|drove] to {region} "
    "[with|accompanied by] {few} [advisers|officials] and [listened|spoke] to [residents|clergy] "
    "in a [tent|sports hall].",
    "[Records|Ledgers|Maps] [kept|stored] in the [parish chest|county archive] [mention|describe] "
    "[similar|smaller] [troubles|upheavals] at {place}, [Crowhill|Saint Bride|Oldmarket] and [two|"
    "several] [lost|abandoned] hamlets.",
    "[Insurance|Freight|Hotel] [companies|brokers] [estimated|put] the [bill|cost] at "
    "{thousands} crowns, [excluding|not counting] [lost wages|legal fees|the wages of watchmen].",
    "[Children|Pupils] [drew|painted] [pictures|placards] of the [scene|bridge|lighthouse], "
    "which [teachers|caretakers] [hung|taped] [along|inside] a [bicycle shed|corridor at {place} "
    "School].",
    "[Rumours|Photographs|Videos] [spread|circulated] [on social networks|by word of mouth] "
    "[faster|sooner] than [bulletins|announcements], and {person} of the [press council|consumer "
    "board] [asked|appealed] for [patience|restraint].",
    "[Roads|Lanes] [into|around] {place} were [clogged|lined] with [onlookers|vans|bicycles], "
    "[forcing|obliging] [constables|wardens] to [divert|turn back] [coaches|milk tankers].",
    "[Neighbouring|Twin] town {place} [lent|sent] {few} [generators|translators|snowploughs] and a "
    "[cheque|message] [signed|endorsed] by [every|each] [alderman|department].",
    "[Economists|Bankers] at {surname} & {surname} [reckon|calculate] that "
    "[tourism|farming|retail trade] in {region} [earns|contributes] {some} percent of "
    "[income|tax revenue].",
    "[Cats|Tortoises|Parrots|Beehives] [left|found] [unattended|wandering] were "
    "[collected|adopted] by [pensioner|veterinarian] {person}, [who|whose farm] [already|now] "
    "[feeds|shelters] {some}.",
    "The [theatre|opera|circus] [cancelled|moved] [its premiere|matinees], and [actor|soprano] "
    "{person} [donated|pledged] [her fee|proceeds] [to charity|for repairs].",
    "[Satellite|Aerial] images [published|released] by a [start-up|survey agency] in {place} [show|"
    "document] [scorched|pale|altered] [ground|terrain] [stretching|extending] {some} kilometres.",
    "[Trade|Student|Church] groups [marched|assembled] [silently|with lanterns] from the "
    "[quay|corn exchange] to the [prefecture|statue of General {surname}].",
    "[Lawyer|Notary] {person}, [acting|speaking] for {few} [families|households], "
    "[described|called] the [response|handling] [sluggish|generous|chaotic] and "
    "[sought|requested] [minutes|transcripts].",
    "[Compensation|Relief] of {hundreds} crowns [per person|a head] [is payable|will be paid] "
    "[through|at] [post offices|savings banks] [after|once] [forms|identity cards] are "
    "[checked|stamped].",
    "[Bus|Tram|Ferry] fares are [waived|halved] [until further notice|for a week], the [operator|"
    "depot] [tweeted|posted on noticeboards], [citing|mentioning] [solidarity|thin timetables].",
    "[A novelist|Folk singer|Sculptor] {person}, [born|raised] in {town}, [dedicated|read] [a "
    "poem|verses] [on air|at a recital] and [urged|begged] [exiles|listeners] to [come "
    "home|write letters].",
    "[Sceptics|Campaigners] [note|complain] that [pledges|warnings] made at the {place} [summit|"
    "convention] in {year} [gathered dust|were quietly shelved].",
)
"""What any story can say."""
