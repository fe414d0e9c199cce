"""Words that Title Case headlines capitalise although they are ordinary, written down for this purpose.

Closed-class words; the open-class vocabulary of technology and business news; first parts of hyphenated words. Words
that are also names of companies or common surnames ("scale", "figure", "world", "page") are left out on purpose: such a
word keeps its capital unless the page itself uses it as an ordinary one.
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset("""
a about above across after again against all almost along already also although am amid amidst among an and another
any are aren't around as at be because been before behind being below beneath beside besides between beyond both but
by can can't could couldn't despite did didn't do does doesn't don't down during each either even ever every except
few fewer for from had has hasn't have haven't having he her here hers him his how if in inside into is isn't it it's
its just least less like many may me might more most much must my near neither never no nor not now of off on once
only onto or other our out outside over own past per same shall she should shouldn't since so some soon still such
than that the their them then there these they they'll they're they've this those though through throughout to too
toward towards under until up upon versus very via vs was wasn't we we'll we're we've were weren't what when where
whether which while who whom whose why will with within without won't would wouldn't yet you you'll you're you've your
""".split())

ORDINARY = FUNCTION_WORDS | frozenset("""
abandon abandoned abandons able abruptly absolutely abuse academic accept accepted accepts access accounts accuse
accused accuses acquire acquired acquires acquiring acquisition acquisitions action actions active activist actually
add added adding adds advance advanced advances adventure adviser advisers advises advisor advisors affair affairs
afraid afternoon age agencies agency agenda agree agreed agreement agrees ahead aide aim aims air alarm alive alleged
allegedly alleges alliance allies alternative alum alumni alumnus ambitions ambitious amount analyst analysts angry
announce announced announcements announces announcing annual answer answers anticipated anyone anything apart app
appeal appears application applications appoint appointed appointing appointment appointments appoints approach
approached approaches apps area argue argues arms army arrest arrival arrivals arrive arrived arrives article articles
ask asked asks assistant attack attacks attempt attempts attention attitude attract attracted attracts audience author
authority average avoid avoids awaits award awards away back backed backer backers backing backs bad bag bagged bags
balance ban bank bankruptcy bans bar bare bars based basic battle battlefield battles beat beating beats beauty became
become becomes begin begins behemoth benchmark benchmarks benefit benefits best bet bets better beware bias bid bids
big bigger biggest billion billionaire billions bills bitter blame blames bleed bleeds blockbuster blocks blog blow
blue board boards bomb bombshell bonus bonuses book books boom boomerang boomerangs boost boosts border boring boss
bosses bottom bought bounces brain branch breach break breakdown breaks breakthrough bridge brief briefing bright
brilliant bring brings broad broader broken brought brutal bubble budget bug bugs build builder builders building
builds business buy buying buyout buys buzz call called calls camp campaign cap capability capable capacity car card
care career careers carry cars case cash caught cause cautious center centers central ceremony certain chain chair
chairman chairs chairwoman challenge challenges change changes chaos chapter chases chat chatbot chatbots cheap
cheaper check chief chiefs child children chip chipmaker chips choice choices choose chooses churn circles citizens
city civil claim claimed claims clash clashes class clean clear client clients climb climbs clock cloning close closed
closer closes club clue clues coding cofounded cofounder cofounders cofounds collaboration collapse collapsed
collapses colleague colleagues college combine combined come comeback comes coming command comment commit commitment
commits committee common community companies company compare compared comparison compensation compete competes
competing competition competitor competitors complete complex computer computers computing concern concerns conference
confidence confirm confirmed confirms conflict connection consider considering considers conspiracy constant
consultant consumer consumers contender content contest continue continued continues contract contracts control
controversial controversy conversation convince cool corporate correct cost costs counter counterbid counteroffer
counteroffers country coup couple court courts cover crash crazy create created creates creating creative creator
creators credit crime crisis critical criticism critics cross crowd crown crucial culture curious current currently
curve curves customer customers cuts cutting cycle daily damage damages danger dangerous dangle dangled dangles dark
data dataset datasets date dates day days dead deadline deadly deal deals dealt death debate debt debut debuts decade
decided decides decision declined declines deep deepen deepens deeper defect defected defection defections defector
defectors defects defend defends defense definitely delay delayed delays delivery demand democracy denied denies deny
depart departed departing departs departure departures deploy deputy design designer designers desk desktop despair
detail detailed details devastating developer developers development device devices dies difference different
difficult digital dilemma dinner diplomat direct director directors dirty disaster disclose disclosed discloses
discuss discusses discussing disease dispute disputes disrupt disruption district ditch ditched ditches dive division
doctor document documents dollar dollars dominance dominate dominates door double doubles doubt downfall downturn
draft drain drama dramatic draw draws dream dreams drive driven driver drives drone drones drop dropped drops drug
drugs due dying earlier early earn earnings earns earthquake ease easier easy eat economic economy edge edition editor
education effect effective effort efforts eight eighteen election electric eleven elite emerge emergency emerges
emerging empire employee employees employer employers end ending endless ends energy engine engineer engineering
engineers enough enter enterprise enters entire entry environment equity era erupts escalate escalates escalating
escape essay estimate ethical ethics event events everyone everything evidence evolution ex exactly example exchange
exclusive exclusively executive executives exit exited exiting exits exodus expand expanded expands expansion expected
expects experience experiment experimental expert experts explain explained explains exploit exploits exploring
explosion explosive expose exposed exposes extended external extra extraordinary eye eyes face faced faces facility
factor factory facts fail failed fails failure fair fake fall falls false fame family famous fan fans farewell fast
faster fastest fatal fate father favorite fear fears feature features fee feel feels fellow fierce fifth fight
fighting fights figures filed files film final finally finance financial finding finds fine finish fire fired fires
firing firm firms first fit five fix fixed fixes flag flagship flat flaw flaws fled flee fleeing flees flexible flies
flight flip flood floor flow fly focus folks follow followed following follows food foray force forced forces forecast
foreign forever formal formally former formerly forms formula forum forward found founded founder founders founding
founds four fourth frame free freedom freeze freezes frenzy frequent fresh friction friend friends front frontier
frozen fuel fuels full fully fun fund fundamental funded funding fundraise funds future gain gains gamble game garden
gather gathers gender generation generative genius get gets getting giant giants gift girl give gives giving glimpse
global goal goals goes going golden gone good gossip governance government governor grab grabbed grabs graduate
graduates grand grants graph graphic great ground group groups grow growing grows growth guard guide guidelines guilty
guru hack hacked hacker hackers half halt halts hand handle handles hands happen happened happening happens happy hard
harder hardest hardware harsh hate head headache headed heading headline headlines headquarters heads health hear
hears heart heat heats heavy hell help helped helping helps hero hidden hide hiding high higher highest highly hint
hints hire hired hires hiring historic history hit hits hold holding holds hole holiday home homecoming homes honest
honor hopes horror hospital host hostile hot hour hours household huge human hundred hundreds hunt hunting hunts
hurdle hurt hurting hurts hype idea ideal ideas identity illegal image images immediate immediately immigration
imminent impact impacts implications importance important impossible impressive improve improvement improves include
includes including income incoming increase increases increasingly incredible independence independent index
individual industrial industry inevitable inflation influence influential info infrastructure initial initiative
injury ink inks innovation innovations innovative input inquiry insider's insiders inspired instead institution
institutions insurance integration intense intensifies intensify intensifying interest interested interesting
interface interim internal international internet interview interviews introduce introduces introducing introduction
invention invest invested investing investment investments investor investors invests invitation involved island
isolation issue issues item items job jobs join joined joining joins joint journalist journalists journey judge judges
jump jumped jumping jumps junior jury justice justify keep keeping keeps key kicks kid kids kill killed killer killing
kills kind kinds know knowledge known knows labor labour lack ladder land landed landing lands language laptop laptops
large largely larger largest laser last lasting lasts late later latest laughs launch launched launches launching law
lawmakers laws lawsuit lawyer lawyers layer layoff layoffs lead leader leaders leadership leading leads leak leaked
leaks lean leap learn learned learning learns leave leaves leaving led left legacy legal legend legendary length
lesson lessons lets letter letters level levels leveraged leverages liability library license licensing lie lies life
lifetime likely limit limited limits line link linked links list listen lists little live living loan loans local
location lock locked logic lonely long longer longtime look looking looks looms loop lose loses losing loss losses
lost loud loved low loyalty luck lucrative lunch lure lured lures luring made magazine mail main mainstream maintain
major majority make maker makers makes making man manage manager managers managing mandate manufacturer manufacturing
map market marketing marks mass massive master matches materials math matter matters maximum maybe meaning meaningful
means measure mechanism media medical medicine meet meeting meetings meets member members memo memories memory men
mental mention merge merger merges message messages messy metal method methods middle military million millions mind
minds minister minor minute minutes miss missing mission missions mistake mistakes mix mixed mobile mode model models
modern moment momentum money monopoly month months mood moral mother motion move moved movement movements moves moving
multibillion multimillion murder music mutual mysteries mystery myth nab nabbed nabbing nabs naked name named names
naming narrative nation national nations native natural nature nearby nearly necessary need needs negative neighbor
nervous net network new newest newly news newsletter next night nightmare nine noise nominate nominated nominates
normal north notable nothing notice novel nowhere nuclear number numbers nurse obsession obvious occupation odds
offensive offer offered offering offers office officer officers official officially old onetime online open opens
operate operating operation operations operator opinion opinions opportunities opportunity oppose opposition option
options order orders ordinary organic organization organizations organize original others oust ousted ouster ousts
outage outcome outgoing outlook outpost output outrage outsider outsiders outstanding overall overhaul overhauls
overnight overseas overtake overtakes overview owner owners pace package packages pages paid pain painful painting
pair panel panic paper papers paradox parent parents part parted parties partner partners partnership parts party pass
passes passion path patience patient patients pattern patterns pause pauses pay paycheck paychecks paying payment
payments payout payouts pays peace peer peers penalty pens people perfect perform performance period permanent
permission person personal personnel perspective perspectives phase phenomenon philosophy phone phones photo photos
phrase pick picked picks picture pictures piece pieces pioneer pioneers pitch place places plan planned planning plans
platform platforms play playbook player players playing plays pleas please pledges plus poach poached poacher poachers
poaches poaching poachings point points poised police policy political politician politics poll poor popular
population portfolio position positions positive possible potential potentially poverty power powerful practical
practice practices praise predict prediction predictions predicts preferred preparation prepare prepares preparing
presence present presents president press pressure preview previous previously priceless pride primary prime principle
principles print priorities prioritize priority prison privacy private prize pro probe problem problems procedure
process processes produce produced produces producing product production products professional professor professors
profit program programmer programmers programming programs project projects prominent promise promises promising
promote promoted promotes promotion prompts proof proper property proposal proposals propose proposed proposes
prospect protect protection protections protest protests proud prove proven proves provide provides province provision
psychology public publish published publisher publishing pull pulled pulls punishment purchase purchases pure purpose
pursue pursues push pushed pushes put puts quality quarter quarterly queen quest question questions quick quickly
quiet quietly quit quits quitting race races racing radical raid raided raiding raids raise raised raises raising
rally ranking ranks rapid rapidly rare rate rates rating ratings reach reached reaches reaction reactions read reader
readers reading ready real reality reasoning reasons rebel rebels rebound recall recent recently recession recipe
recognition recommendation record records recover recovery recruit recruited recruiter recruiters recruiting
recruitment recruits red redefine reduce reduced reduces reels reform refuse refused refuses region regional regret
regrets regular regulation regulations regulator regulators rehire rehired rehires rehiring reject rejected rejects
rejoin rejoined rejoining rejoins related relationship relationships release released releases relief rely remain
remaining remains remarkable remember remote removal remove removed removes renewed rent reorganization reorganizes
repair repeat replace replaced replacement replaces replacing reply report reported reportedly reporting reports
representative republic reputation request requests require required requires rescue research researcher researchers
reserve reset reshape reshapes reshaping resident residents resign resignation resignations resigned resigning resigns
resist resistance resource resources respond responds response responsibility responsible rest restaurant restore
restructures restructuring result results retail retain retained retaining retains retention retire retired retirement
retires retiring return returned returning returns reveal revealed reveals revenge revenue reverse reverses review
reviews revolt revolution revolutionary reward rewards rhetoric right rights rise rises rising risk risks risky rival
rivalry rivals road robot robots rocket rocks role roles roll rolling rolls room rooms roots roster rough round
routine row royal rule rules ruling rumor rumors rumour rumours run running runs rural rush sacked sacks safer safety
saga salaries salary sales sanctions satellite save saves savings say saying says scandal scared scary scenario scene
scenes schedule scheme school schools science sciences scientist scientists scramble scrambles screen script sea
search searches season seat seats second secret secretary secretive secrets section sector secure secures security see
seed seek seeking seeks seemingly seems sees select sell selling sells senior sentence separate series serious
seriously servant serve server servers serves service services session set setback setbacks sets settle settlement
settles seven seventh several severance severe sexual shake shakes shakeup shaky shape shaping share shareholder
shareholders shares sheet shift shifts ship shipping ships shock shocked shocking shocks shoot shooting shop shopping
short shortage shot shots shoulder show showdown shows shuffle shuffles shut shutdown shutdowns shuts shutting shy
sick side sides sight sign signed significant signing signings signs silence silent silver similar simple simply
single site sites situation six size skeptical skill skills skin slams sleep slip slips slow slowdown slower small
smaller smart smarter smartphone smartphones snag snagged snags snapped snapping snaps snatch snatched snatches soar
soars social society soft software sold solid solution solutions solve somehow someone something sometimes song soul
sound source sources south space sparks spat speak speaking speaks special specialist specialists specialized specific
speech speed spend spending spends sphere spin spirit split splits sport sports spot spotlight spread spreads spree
staff staffer staffers stage staggering stake stakes standard standards standing standoff stars start started starting
starts startup startups statement states station status stay stays steady steal stealing steals steep stem step
stepped stepping steps sterling stick stock stole stolen stop stops storage store stores storm story straight strange
strategic strategist strategy stream strength strengthen strengthens stress strict strike strikes strikingly stronger
structural structure struggle struggles struggling student students studies studio study stuff stunning stupid style
subject submit subscription subscriptions substantial success successful successor sudden suddenly sue sued sues
suffer suggest suggests suit suite suits summary summit super supply support supports supposed supreme sure surges
surprise surprised surprising surrounding survey survival survive survives suspect suspects suspend suspended suspends
sustainable sweeping swiftly switch switched switches switching sword system systems table take taken takeover takes
taking tale talent talents talks tap tapped tapping taps targeted targeting targets taste tax taxes teach teacher
teachers teaching team teams tears tech technical technique techniques technological technologies technologist
technology tell tells temporary temptation ten tender tension tensions term terms terrible test tested testing tests
text thanks theft theory therapy thing things think thinks third thought thoughts thousand thousands threads threat
threaten threatens threats three thrives throne throw throwing throws tie tied ties tight time tiny tipped tired title
titles today token tokens told tomorrow tone tool tools top topic topics total tough tour towns toxic trace track
tracker trade trader traditional traffic tragedy trail train trained training transfer transfers transform
transformation transforms transition transparency trap travel treasure treat treatment trend trends trial trials trick
tricks tries trigger triggers trillion trio trip triple triumph troops trouble true truly trust truth try trying
turmoil turn turned turning turns twelve twice twin twist two type types typical ugly ultimate unable uncertain
uncertainty understand understanding underway unexpected unfair unhappy uniform union unique universal universe
university unknown unlikely unprecedented unrest unusual unveil unveiled unveils upcoming update updated updates
upgrade upgrades upheaval upper upset urban urge urgent urges usage use user users uses using usual usually vacuum
vague valid valuable valuation value valued values valuing variety various vast vehicle vehicles venture verdict
version versions veteran veterans veto vice victim victims victory video videos view views village violence viral
virtual virus visit visits visual vital voice volume volunteer vote voters votes vow vows vulnerability vulnerable
wage wait waiting wake walk walked walking walks want wanted wants war warfare warn warned warning warns wars wary
waste watch watchdog watching water way ways weak weakness wealth wealthy weapon weapons web website websites week
weekend weekly weeks weigh weighed weighing weighs weird welcome welcomed welcomes went wheels whole whopping wide
widens wider widespread wild wildly win winner winners winning wins witness woman women wonder wonders woo wooed
wooing woos word work worked worker workers working works worried worries worry worse worst worth writer writers
writes writing written wrong year year's years yearslong yesterday yield youth zero
""".split())

PREFIXES = frozenset("""
anti co counter cross eight ex five four half high long low mid multi near new nine non once part post pre pro re self
semi seven short single six super ten three top two ultra vice well
""".split())
