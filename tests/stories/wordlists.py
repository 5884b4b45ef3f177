"""Words for words: what copies write instead."""


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("/") for pair in text.split())


SPELLINGS = _pairs(
    """archaeologist/archeologist archaeologists/archeologists cancelled/canceled cheque/check
    clamoured/clamored defence/defense draughtsman/draftsman harbour/harbor
    kilometres/kilometers labour/labor metre/meter metres/meters neighbouring/neighboring
    neighbours/neighbors organisers/organizers ploughed/plowed rumours/rumors sceptics/skeptics
    theatre/theater tonnes/tons travelled/traveled travellers/travelers tyre/tire"""
)
"""American spelling of British words that stories use."""
SYNONYMS = _pairs(
    """accepted/approved accompanied/escorted accounts/versions acting/working adopted/accepted
    aerial/airborne affair/matter agreed/consented air/broadcast alderman/councillor
    alliance/coalition along/beside altered/modified announced/declared announcements/statements
    appealed/pleaded argued/disputed around/about arrived/came asked/requested assembled/met
    banks/lenders barred/prevented begged/implored behind/beyond beneath/under bicycle/cycle
    bill/account billed/invoiced blocked/obstructed boarded-up/shuttered book/volume
    bought/purchased bridge/crossing brokers/agents brought/carried bulletins/reports
    called/termed calls/queries camera/film campaigners/activists cards/papers
    caretakers/janitors cautioned/counselled chaired/headed charity/benevolence checked/verified
    chest/box children/youngsters circulated/travelled circus/carnival citing/quoting
    claimed/maintained clergy/priests clogged/choked coaches/buses collected/gathered
    comfort/solace companies/firms compare/equate compensation/redress complain/grumble
    convention/conference cooked/prepared copied/duplicated corn/grain corner/edge
    corridor/passage cost/expense council/assembly counting/including counts/matters crew/team
    crews/teams crowds/throngs cups/mugs cut/severed daily/newspaper dates/findings
    debated/discussed declined/refused dedicated/devoted demand/insist department/division
    depend/rely depot/garage described/portrayed detected/sensed developers/builders
    document/attest doubled/redoubled drew/attracted drifted/floated drove/motored dust/dirt
    earns/brings editorials/leaders emptied/cleared ended/finished endorsed/backed
    entered/penetrated estimated/assessed evening/nightfall every/each exchange/market
    excluding/omitting exiles/emigrants expect/anticipate exposed/uncovered extending/spanning
    failed/collapsed families/households famous/renowned fares/tariffs faster/quicker fear/dread
    fed/nourished feeds/nourishes fees/charges file/dossier flew/jetted forcing/compelling
    forecasters/meteorologists forms/documents found/discovered founded/established gates/doors
    gathered/collected gave/devoted general/marshal grammar/secondary ground/soil groups/bands
    hall/auditorium hamlets/settlements handed/passed handling/management hardly/scarcely
    hearing/session helpline/hotline hid/sheltered hired/recruited historians/chroniclers
    holding/gripping holiday/vacation hotel/inn hours/ages houses/homes hung/mounted
    identity/personal images/pictures imagined/thought inhabitants/citizens inside/within
    insisted/stressed inspector/examiner institute/centre jammed/overloaded judge/magistrate
    keeps/tends kept/retained knew/understood knocked/hammered known/familiar lanes/alleys
    lanterns/torches lawyer/attorney leads/heads lent/loaned letter/note letters/messages
    lined/flanked lines/links listened/harkened listeners/audiences little/small local/nearby
    located/traced lost/forfeited made/given manager/director marched/paraded mayor/burgomaster
    meals/dinners message/notice minister/secretary morning/dawn motorway/highway mouth/hearsay
    moved/shifted names/identities near/beside networks/systems notary/solicitor
    noticeboards/boards obliging/compelling offered/proposed office/bureau offices/bureaus
    officials/functionaries opened/began opens/begins operator/company out-of-work/unemployed
    outside/beyond owned/possessed owner/holder pages/columns painted/drew parish/village
    patience/calm paused/halted payable/due pensioners/retirees people/folk photographs/pictures
    placards/banners planned/intended played/shown pledged/promised poem/sonnet post/mail
    posted/displayed postponed/delayed predict/forecast premises/site presented/submitted
    presided/officiated press/media proceeds/takings promised/vowed prosecutors/attorneys
    provided/supplied published/issued pulled/dragged pumped/drained pupils/students
    quartermaster/steward questions/issues quiet/still quietly/silently radio/wireless
    raised/reared ran/operated rang/phoned reached/attained read/recited
    recital/concert reckon/estimate recovered/retrieved regional/provincial registered/recorded
    recalled/remembered remembered/recollected remembrance/commemoration repaired/fixed
    reporters/journalists requested/sought residents/inhabitants restraint/moderation
    retired/former returned/reappeared rewrote/revised road/route roads/streets ropes/cords
    runs/operates said/stated satellite/orbital savings/deposit scene/spot scheduled/fixed
    school/academy searched/combed seized/confiscated sent/dispatched service/ceremony
    settled/resolved several/many shed/hut shelved/abandoned shipped/transported shops/stores
    shortages/scarcity show/reveal sighed/groaned signed/inked similar/comparable simple/easy
    sister/sibling sooner/earlier sought/pursued speaking/talking spoke/talked
    spokesman/representative sports/games spread/extended stamped/marked start-up/firm
    statue/monument stays/remains stopped/ceased stored/warehoused stretching/reaching
    such/similar suddenly/abruptly summit/meeting surgeons/doctors suspended/halted
    tablecloth/napkin tankers/trucks taped/glued tax/duty teacher/master teachers/tutors
    telephone/phone tent/marquee terrain/land thanks/gratitude thin/sparse thing/event
    timetables/schedules told/informed took/received towards/to town/city trade/business
    troop/group troubles/problems trust/believe turn/steer turned/changed twin/partner
    unattended/alone uncovered/revealed understood/grasped unearthed/excavated urged/pressed
    vanished/disappeared verses/rhymes villages/settlements volunteers/helpers wages/salaries
    waived/lifted wardens/guards warned/cautioned warnings/cautions watchers/observers
    water/liquid website/page weekend/holiday went/travelled women/ladies workers/labourers
    workshops/studios wrote/penned"""
)
"""None is a number, and none says what befell people."""
