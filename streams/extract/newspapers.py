"""Sites of papers and television stations of the USA, by the state of their city.

Those of which neither call letters nor the name of a place tell it (`publishers.py`): each as the
address of its site is, without marks and ending. Names that papers of several states share are
left out.
"""

NEWSPAPERS = {
    "AK": "adn newsminer",
    "AL": "abc3340 al fox10tv oanow rocketcitynow",
    "AR": "4029tv 5newsonline arkansasmatters fox16 nwahomepage nwaonline swtimes thv11",
    "AZ": "12news abc15 azcentral azdailysun azfamily cbs5az eastvalleytribune trivalleycentral",
    "CA": """
        10news abc10 abc30 abc7 abc7news actionnewsnow chicoer contracostatimes dailybreeze
        dailybulletin desertsun eastbaytimes fox40 insidebayarea kerngoldenempire latimes
        latimesblogs lodinews marinij mercurynews modbee myfoxla napavalleyregister
        newtimesslo noozhawk ocregister pe pressdemocrat presstelegram recordnet
        recordsearchlight redlandsdailyfacts sacbee santacruzsentinel santamariatimes sbsun
        sfchronicle sfexaminer sfgate sgvtribune timesheraldonline turnto23 utsandiego
        vcstar vvdailypress yourcentralvalley""",
    "CO": """
        chieftain coloradoan dailycamera fox21news fox31 gjsentinel reporterherald
        thedenverchannel timescall westword""",
    "CT": "courant ctnews ctnow ctpost foxct newstimes nhregister norwichbulletin repam",
    "DC": "fox5dc myfoxdc",
    "DE": "delawareonline",
    "FL": """
        abc7wwsb abcactionnews actionnewsjax baynews9 cfnews13 clickorlando firstcoastnews
        fox13news fox4now heraldtribune local10 mypanhandle mysuncoast naplesnews nbc2news
        news13 news4jax newsjournalonline nwfdailynews palmbeachpost pnj staugustine
        sunsentinel tampabay tbo tcpalm theledger yoursun""",
    "GA": """
        11alive 13wmaz accessatlanta ajc albanyherald cbs46 gainesvilletimes
        gwinnettdailypost ledgerenquirer mdjonline newscentergeorgia onlineathens""",
    "HI": "civilbeat staradvertiser",
    "IA": "ourquadcities presscitizen qctimes siouxlandnews siouxlandproud wcfcourier",
    "ID": "eastidahonews idahostatejournal idahostatesman localnews8 magicvalley",
    "IL": """
        25newsnow bnd centralillinoisproud ciproud dailysouthtown heraldreview mystateline
        newschannel20 newsgazette pantagraph pjstar qconline rrstar sjr suntimes thesouthern""",
    "IN": """
        21alivenews abc57 courierpress fox59 heraldbulletin heraldtimesonline
        indystar jconline journalgazette newsandtribune newssentinel nwitimes palladiumitem
        rtv6 theindychannel tribstar tristatehomepage wbiw""",
    "KS": "cjonline hutchnews ljworld",
    "KY": "bgdailynews courierjournal kynewsera lex18 messengerinquirer",
    "LA": """
        arklatexhomepage brproud fox8live myarklamiss nola theadvertiser theadvocate
        thenewsstar thetowntalk""",
    "MA": """
        capecodonline capecodtimes eagletribune gazettenet masslive metrowestdailynews
        patriotledger southcoasttoday westernmassnews""",
    "MD": "abc2news carrollcountytimes delmarvanow heraldmailmedia somdnews",
    "ME": """
        bangordailynews centralmaine foxbangor newscentermaine pressherald seacoastonline
        sunjournal""",
    "MI": """
        9and10news abc10up abc12 battlecreekenquirer clickondetroit detnews fox17online
        fox47news freep lansingstatejournal lenconnect livingstondaily macombdaily mlive
        nbc25 nbc25news petoskeynews recordeagle theoaklandpress thetimesherald upnorthlive
        uppermichiganssource""",
    "MN": """
        brainerddispatch duluthnewstribune fox21online northlandsnewscenter postbulletin
        sctimes startribune twincities wctrib""",
    "MO": """
        abc17news columbiamissourian columbiatribune fourstateshomepage fox2now fox4kc
        kansascity ky3 newspressnow ozarksfirst semissourian stltoday""",
    "MS": "clarionledger commercialdispatch djournal hattiesburgamerican msnewsnow sunherald",
    "MT": "abcfoxmontana dailyinterlake helenair missoulian mtstandard nbcmontana",
    "NC": """
        abc11 blueridgenow cbs17 citizentimes digtriad fayobserver gastongazette
        independenttribune jdnews journalnow myfox8 newsobserver salisburypost
        starnewsonline wataugademocrat""",
    "ND": "inforum jamestownsun myndnow valleynewslive",
    "NE": "1011now ksnblocal4",
    "NH": "concordmonitor fosters unionleader",
    "NJ": """
        burlingtoncountytimes courierpostonline my9nj mycentraljersey nj njherald
        northjersey pressofatlanticcity trentonian""",
    "NM": "abqjournal currentargus demingheadlight lcsunnews santafenewmexican",
    "NV": "13actionnews 8newsnow fox5vegas mynews4 reviewjournal rgj",
    "NY": """
        13wham 7online abc7ny auburnpub cnycentral dailyfreeman dailygazette
        democratandchronicle fox5ny informnny localsyr lohud mytwintiers newsday nydailynews
        nypost pix11 poststar pressconnects recordonline rochesterfirst silive stargazette
        timesunion uticaod watertowndailytimes""",
    "OH": """
        10tv 13abc 19actionnews abc22now abc6onyourside beaconjournal cantonrep fox19
        fox45now fox8 limaohio local12 mansfieldnewsjournal morningjournal nbc24 nbc4i
        newarkadvocate newsnet5 springfieldnewssun toledoblade tribtoday vindy
        zanesvilletimesrecorder""",
    "OK": "fox23 newsok newson6 normantranscript okcfox oklahoman swoknews tulsaworld",
    "OR": "bendbulletin gazettetimes mailtribune nbc16 registerguard statesmanjournal",
    "PA": """
        6abc abc27 altoonamirror citizensvoice dailylocal delcotimes fox43 goerie
        lancasteronline ldnews lehighvalleylive local21news mcall observerreporter pennlive
        philly phillytrib phillyvoice pocononews poconorecord postgazette readingeagle
        republicanherald sharonherald standardspeaker thetimestribune timesleader
        timesonline tribdem triblive wearecentralpa ydr yorkdispatch yourerie""",
    "RI": "newportri turnto10 woonsocketcall",
    "SC": """
        abccolumbia abcnews4 carolinalive foxcarolina goupstate greenvilleonline
        independentmail islandpacket live5news midlandsconnect postandcourier scnow thestate""",
    "SD": "aberdeennews argusleader blackhillsfox keloland",
    "TN": """
        chattanoogan commercialappeal fox17 jacksonsun knoxnews newschannel5 newschannel9
        tennessean theleafchronicle timesfreepress""",
    "TX": """
        25newskxxv abc13 abc40 beaumontenterprise bigcountryhomepage
        brownsvilleherald cbs4local cbsdfw chron click2houston
        crossroadstoday everythinglubbock expressnews fox4news gosanangelo guidrynews
        ketknbc lmtonline mrt myhighplains mystatesman newschannel10 newschannel6now
        newswest9 ntxenews oaoa reporternews startelegram texomashomepage timesrecordnews
        tylerpaper valleycentral wacotrib yourbasin""",
    "UT": "abc4 deseretnews fox13now good4utah heraldextra sltrib",
    "VA": """
        13newsnow dailyprogress godanriver hamptonroads insidenova nbc12 nbc29 newsadvance
        newsplex nvdaily pilotonline progressindex starexponent timesdispatch""",
    "VT": "burlingtonfreepress mynbc5 rutlandherald vtdigger",
    "WA": """
        columbian heraldnet kitsapsun myeverettnews q13fox seattlepi spokesman tdn
        thenewstribune theolympian tricityherald unionbulletin yaktrinews""",
    "WI": """
        cbs58 channel3000 chippewa fox11online fox6now gazettextra journaltimes jsonline
        leadertelegram nbc15 news8000 postcrescent tmj4 wearegreenbay""",
    "WV": """
        heralddispatch newsandsentinel registerherald wvalways wvgazette wvgazettemail
        wvmetronews wvnews""",
    "WY": "wyomingnews",
}
"""Sites by the postal abbreviation of their state."""
