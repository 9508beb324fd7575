package app

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/access/passkey"
	"candour/internal/access/provider"
	"candour/internal/accessreview"
	"candour/internal/accessreview/accessreviewpage"
	"candour/internal/allegation/allegationpage"
	"candour/internal/api"
	"candour/internal/api/clientpage"
	"candour/internal/breach/breachpage"
	"candour/internal/bundle"
	"candour/internal/bundle/bundlepage"
	"candour/internal/casepage"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/urgentpage"
	"candour/internal/clamav"
	"candour/internal/closing"
	"candour/internal/closing/closingpage"
	"candour/internal/comparison/comparisonpage"
	"candour/internal/correction/correctionpage"
	"candour/internal/court"
	"candour/internal/court/courtpage"
	"candour/internal/court/hmcts"
	"candour/internal/cover/coverpage"
	"candour/internal/evidence"
	"candour/internal/evidence/evidencepage"
	"candour/internal/evidencemap/evidencemappage"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/guardian/guardianpage"
	"candour/internal/handover/handoverpage"
	"candour/internal/incoming/incomingpage"
	"candour/internal/job"
	"candour/internal/late"
	"candour/internal/late/latepage"
	"candour/internal/leaving/leavingpage"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/letter"
	"candour/internal/letter/letterpage"
	"candour/internal/lonevisit"
	"candour/internal/lonevisit/lonevisitpage"
	"candour/internal/message"
	"candour/internal/notice/noticepage"
	"candour/internal/ordertext/ordertextpage"
	"candour/internal/outbox"
	"candour/internal/outbox/outboxpage"
	"candour/internal/plan/planpage"
	"candour/internal/practice/practicepage"
	"candour/internal/privilege/privilegepage"
	"candour/internal/redaction"
	"candour/internal/redaction/redactionpage"
	"candour/internal/report"
	"candour/internal/report/reportpage"
	"candour/internal/representation/representationpage"
	"candour/internal/retention"
	"candour/internal/retention/retentionpage"
	"candour/internal/roster/rosterpage"
	"candour/internal/safeguarding"
	"candour/internal/safeguarding/safeguardingpage"
	"candour/internal/storyboard"
	"candour/internal/storyboard/storyboardpage"
	"candour/internal/takenalong/takenalongpage"
	"candour/internal/voice/voicepage"
	"candour/internal/warning/warningpage"
	"candour/internal/web"
	"candour/internal/wellbeing/wellbeingpage"
	"candour/internal/workbench"
	"candour/internal/workingcopy/workingcopypage"
)

// service is the whole program over one open record.
type service struct {
	record   *store.Record
	features *features
	bench    *workbench.Bench
	incoming ledger.Files // keeps files from outside
	courts   *courts
	seals    *sealing
	drawing  *drawing
	jobs     *job.Runner
	handler  http.Handler
	passkeys *passkey.Passkeys // nil when the service has no name for them to hold for
	log      *slog.Logger
	readOnly bool   // nothing works by itself
	site     string // where people reach it; may be empty
	ways     message.Ways

	connection func(net.Conn, http.ConnState) // optional: hears of connections
	vitals     *vitals                        // nil when nobody watches over it
	hooks      *api.Hooks                     // nil when no other system is told of changes
	alarm      *alarm                         // nil when nobody is told
	summaries  *summaries                     // nil when no message leaves
}

// manner is how a service is run: in earnest, or as a demonstration with a door and pages of its own.
type manner struct {
	courts   []hmcts.Settings // the court services it talks to
	cache    string           // folder of the typesetter's machine code
	log      *slog.Logger
	proxied  bool               // people come through a TLS proxy
	provider *provider.Provider // where people sign in with their work accounts; nil when nowhere
	groups   map[string]string  // the team of each group that the provider has people in
	second   bool               // whoever has a role needs a second factor
	clamd    clamav.Clamd       // what looks at files from outside; nothing when it has no socket
	seals    *sealing           // what proves the record into its log; nil when nothing does
	demo     bool
	readOnly bool // the record is only read: no jobs
	ways     message.Ways
	tells    []string // hosts at which other systems are told of changes
	duty     string   // telephone number of the duty manager; may be empty
	site     string   // where people reach it, for messages and passkeys; may be empty
	banner   string
	looks    web.Looks       // in place of the record of looks, for measuring what that costs; no setting reaches it
	routes   []web.Route     // besides the features'
	nav      []govuk.NavItem // further places of the main menu
}

// places are the places of the main menu that somebody may open.
func (m manner) places(p access.Person) []govuk.NavItem {
	places := []govuk.NavItem{{Text: "Today", Href: "/"}}
	if p.HasCases() {
		places = append(places, govuk.NavItem{Text: "Notices", Href: noticepage.Home}, govuk.NavItem{Text: "Cases", Href: "/cases"})
	}
	if len(p.Teams) > 0 {
		places = append(places, govuk.NavItem{Text: "Team", Href: "/team"})
	}
	if p.Has(access.Governance) {
		places = append(places, govuk.NavItem{Text: "Keeping and erasing", Href: retentionpage.Home}, govuk.NavItem{Text: "Breaches", Href: breachpage.Home},
			govuk.NavItem{Text: "Access review", Href: accessreviewpage.Home})
	}
	if access.Decide(p, access.DutyKeeper, nil).Allowed {
		places = append(places, govuk.NavItem{Text: "Court duty", Href: "/court-duty"})
	}
	if access.Decide(p, access.SampleKeeper, nil).Allowed {
		places = append(places, govuk.NavItem{Text: "Samples", Href: "/samples"})
	}
	if p.Has(access.AdministratorIs) && !m.demo {
		places = append(places, govuk.NavItem{Text: "People", Href: "/people"}, govuk.NavItem{Text: "Other systems", Href: clientpage.Home})
	}
	return append(places, m.nav...)
}

// lookedAt keeps files from outside once a virus scanner has looked at them, where the service has one. What the service makes itself does not wait for it.
func (m manner) lookedAt(files ledger.Files) ledger.Files {
	if m.clamd.Socket == "" {
		return files
	}
	return clamav.Files{Files: files, Clamd: m.clamd}
}

func newService(record *store.Record, f *features, m manner) (*service, error) {
	if err := access.CheckPolicies(); err != nil {
		return nil, fmt.Errorf("who may do what: %w", err)
	}
	s := &service{record: record, features: f, bench: &workbench.Bench{CacheDir: m.cache, Notice: func(sentence string) { m.log.Warn(sentence) }}}
	s.incoming = m.lookedAt(record.Files)
	var err error
	if s.courts, err = newCourts(record, f, m.courts, s.incoming, s.bench, m.log); err != nil {
		return nil, err
	}
	if m.site != "" {
		if s.passkeys, err = passkey.New(record.Engine.Writer(), record.Ledger.Now, m.site); err != nil {
			return nil, err
		}
	}
	s.seals, s.readOnly, s.log, s.site, s.ways = m.seals, m.readOnly, m.log, m.site, m.ways
	s.tell(m.tells)
	s.drawing = &drawing{record: record.Ledger, service: record.Service.Stream, log: m.log}
	if m.ways.Any() {
		s.summaries = &summaries{
			record: record.Ledger, service: record.Service.Stream, staff: s.staff(), cursors: s.courts.cursors, ways: m.ways, site: m.site, log: m.log,
		}
	}
	s.jobs = &job.Runner{DB: record.Engine.Writer(), Clock: record.Ledger.Now, Log: m.log, Handlers: s.handlers(), Every: s.every()}
	kit := s.kit(m)
	if s.summaries != nil {
		s.summaries.waits, s.summaries.counts = s.waits(kit), s.counts(kit)
	}
	s.handler, err = kit.Handler()
	return s, err
}

// handlers are what does each kind of job.
func (s *service) handlers() map[string]job.Handler {
	handlers := s.courts.handlers()
	handlers[sweepJob] = s.sweeps().sweep
	handlers[agedJob] = s.ageing().ask
	handlers[accessreview.Job] = s.nightly().Do
	handlers[drawJob] = s.drawing.draw
	handlers[lonevisit.WatchJob], handlers[lonevisit.LookJob] = s.watch().Do, s.watch().Look
	handlers[access.RenewJob] = access.Renewals{Accounts: s.accounts(), Staff: s.staff()}.Do
	if s.summaries != nil {
		handlers[summariesJob], handlers[summaryJob] = s.summaries.ask, s.summaries.send
	}
	if s.hooks != nil {
		handlers[api.ChangedJob], handlers[api.TellJob] = s.hooks.Changed, s.hooks.Tell
	}
	if s.seals != nil {
		handlers[sealJob], handlers[censusJob] = s.seals.everyMinute, s.seals.everyNight
	}
	handlers[bundle.MakeJob] = s.bundles().Make
	handlers[evidence.AttachmentJob] = evidence.Attachments{Ledger: s.record.Ledger, Files: s.record.Files, Bench: s.bench}.Ready
	tell := footing.Teller{Ledger: s.record.Ledger, Footing: s.features.footing}
	handlers[footing.TellJob], handlers[footing.HearJob] = tell.Tell, tell.Hear
	handlers[late.SweepJob], handlers[late.EntryJob] = s.late().Sweep, s.late().Entry
	handlers[retention.EraseJob] = retention.Eraser{Ledger: s.record.Ledger, Pack: s.features.pack}.Erase
	return handlers
}

// every is how long at most the jobs wait that go on for as long as the service exists.
func (s *service) every() map[string]time.Duration {
	every := map[string]time.Duration{sweepJob: 25 * time.Hour, agedJob: 25 * time.Hour, accessreview.Job: 25 * time.Hour, drawJob: drawEvery, sealJob: sealEvery, censusJob: 25 * time.Hour, summariesJob: 25 * time.Hour, lonevisit.WatchJob: 5 * time.Minute}
	for _, p := range s.courts.pollers {
		every[court.PollJob(p.Client.Jurisdiction())] = time.Hour // a court may ask for that much patience
	}
	return every
}

// ask puts on record the jobs that go on for as long as the service exists.
func (s *service) ask(ctx context.Context) error {
	if s.readOnly {
		return s.drawing.look(ctx)
	}
	asks := []func(context.Context) error{s.courts.ask, s.sweeps().ask, s.ageing().begin, s.nightly().Begin, s.drawing.ask, s.watch().Begin}
	if s.seals != nil {
		asks = append(asks, s.seals.ask)
	}
	if s.summaries != nil {
		asks = append(asks, s.summaries.begin)
	}
	for _, ask := range asks {
		if err := ask(ctx); err != nil {
			return fmt.Errorf("begin the service’s jobs: %w", err)
		}
	}
	if err := s.record.Ledger.FinishErasing(ctx); err != nil {
		s.log.Warn("an erasure was cut short and is not finished yet; candour erase goes on with it", "error", err)
	}
	return nil
}

func (s *service) sweeps() sweeps {
	return sweeps{s.record.Ledger, s.record.Service.Stream, s.drafts(), s.record.Files, s.sessions(), s.accounts()}
}

func (s *service) ageing() ageing { return ageing{s.record.Ledger, s.record.Service.Stream} }

func (s *service) nightly() accessreview.Nightly {
	return accessreview.Nightly{Ledger: s.record.Ledger, Service: s.record.Service.Stream, Pack: s.features.pack}
}

func (s *service) reviews() accessreviewpage.Pages {
	return accessreviewpage.Pages{Pack: s.features.pack, Service: s.record.Service.Stream}
}

func (s *service) drafts() web.Drafts {
	return web.Drafts{DB: s.record.Engine.Writer(), Ledger: s.record.Ledger}
}

// late looks for what stands already when it is hidden.
func (s *service) late() late.Sweeper {
	return late.Sweeper{
		Ledger: s.record.Ledger, Files: s.record.Files, Reader: s.bench, Forms: s.drafts().About, Progress: s.courts.cursors, Pack: s.features.pack,
	}
}

// overview is the pages that look across features.
func (s *service) overview() casepage.Pages {
	courts, breaches, work := s.courtPages(), breachpage.Pages{Pack: s.features.pack}, caseworkpage.Pages{Pack: s.features.pack}
	stands := latepage.Pages{Sweeper: s.late()}
	overview := casepage.Pages{
		Pack: s.features.pack, Footing: s.features.footing,
		Asks: []casepage.Panel{breaches.Asks, s.warnings().Asks, stands.Asks, s.features.asksOfCase, s.decisions().Asks, s.seeing().Asks, s.plans().Asks, courts.Asks, s.copyPages().Asks, handoverpage.Asks, incomingpage.Asks, closingpage.Asks, caseworkpage.AsksOfTaking, work.AsksOfTold, s.notices().Asks, representationpage.Pages{Pack: s.features.pack}.Asks, s.guardianPages().Asks, s.corrections().Asks, voicepage.Asks, s.childsWords().AsksOfPictures},
		Today: []func(*web.Visit) ([]templ.Component, error){
			breaches.Today, stands.Today, s.features.asksOfToday, work.TodayOfGlass, caseworkpage.TodayOfRestricted, work.TodayOfContained, work.TodayOfNoteDrafts, courts.Today,
			retentionpage.Pages{Pack: s.features.pack}.Today, s.reviews().Today, s.copyPages().Today, handoverpage.Today, incomingpage.Today, closingpage.Today, caseworkpage.TodayOfTaking, s.notices().Today, s.guardianPages().Today,
			wellbeingpage.Pages{Pack: s.features.pack}.Today, s.visits().Today, s.away().Today, planpage.Today,
		},
		Notices: []func(*web.Visit) ([]templ.Component, error){courts.Notices, coverpage.Notices},
		Lists:   []func(*web.Visit) ([]templ.Component, error){caseworkpage.TodayOfCourtDuty, caseworkpage.TodayOfSamples},
		Beneath: []func(*web.Visit) ([]templ.Component, error){courts.LastRead},
		Warns:   warningpage.InStrip,
		AtFoot:  []casepage.Panel{s.plans().Foot, s.corrections().Disputed, courts.LastReadOf},
		Team:    []func(*web.Visit) ([]templ.Component, error){coverpage.Team, coverpage.LeaveLink, closingpage.Team, s.seeing().Team},
	}
	if s.seals != nil {
		overview.Proven = s.seals.Reach
	}
	return overview
}

// waits counts what waits for a person, as their page says it.
func (s *service) waits(kit *web.Kit) func(context.Context, *access.People, access.Person) (int, error) {
	overview := s.overview()
	return func(ctx context.Context, people *access.People, p access.Person) (int, error) {
		v, err := kit.Behalf(ctx, people, p)
		if err != nil {
			return 0, err
		}
		return overview.Waits(v)
	}
}

// counts is how much is late for a person, and how much came in by kind since they looked.
func (s *service) counts(kit *web.Kit) func(context.Context, *access.People, access.Person) ([]message.Counted, error) {
	overview := s.overview()
	return func(ctx context.Context, people *access.People, p access.Person) ([]message.Counted, error) {
		v, err := kit.Behalf(ctx, people, p)
		if err != nil {
			return nil, err
		}
		late, err := overview.Late(v)
		if err != nil {
			return nil, err
		}
		came, err := noticepage.News(v)
		return append([]message.Counted{{Of: message.Late, N: late}}, came...), err
	}
}

func (s *service) kit(m manner) *web.Kit {
	clock, overview := s.record.Ledger.Now, s.overview()
	return &web.Kit{
		Ledger: s.record.Ledger, Staff: s.staff(), Sessions: s.sessions(), Clock: clock, Log: m.log,
		Reads:  cmp.Or[web.Looks](m.looks, &access.Reads{Ledger: s.record.Ledger, Service: s.record.Service.Stream}),
		Drafts: s.drafts(),
		Routes: slices.Concat(s.routes(m, overview), m.routes),
		Strip:  overview.Strip,
		Nav:    m.places,
		Search: &govuk.SearchData{Action: "/search", Label: "Search your cases", Placeholder: "Name or court number"},
		Footer: []govuk.Link{{Text: "Guidance and tools", Href: practicepage.Home}, {Text: "The courts", Href: courtpage.Home}, {Text: "Who may see what", Href: accesspage.PoliciesURL}},
		Banner: func() string { return strings.TrimSpace(m.banner + " " + s.drawing.notice()) },
		Acted:  s.jobs.Wake,
		Beside: s.otherSystems,
		Secure: m.proxied,
	}
}

// routes are the addresses of all features.
func (s *service) routes(m manner, overview casepage.Pages) []web.Route {
	courts := s.courtPages()
	signIn := accesspage.Pages{
		Accounts: s.accounts(), Sessions: s.sessions(), Staff: s.staff(), Door: &access.Door{}, Pack: s.features.pack, Demo: m.demo, Courts: casework.Courts,
		Proxied: m.proxied, Messages: m.ways, Provider: m.provider, Groups: m.groups, List: rosterpage.Home, Site: below(m.site), Passkeys: s.passkeys, Safety: safetyLinks,
		Factors: access.SecondFactors{Ledger: s.record.Ledger, DB: s.record.Engine.Writer(), Required: m.second},
	}
	signer := report.Signer{Press: s.bench, Files: s.record.Files}
	if s.seals != nil {
		signer.Seals = s.seals
	}
	reports := reportpage.Pages{
		Desk: s.features.desk, Signer: signer, Map: evidencemappage.Home, Word: workingcopypage.Home, Corrections: correctionpage.Home, Exhibits: bundlepage.ExhibitsHome,
		Filing: func(c *web.Case, r *report.Report) reportpage.Filing { return reportpage.Filing(courts.Brief(c, r)) },
	}
	evidence := evidencepage.Pages{Pack: s.features.pack, Footing: s.features.footing, Files: s.incoming, Reader: s.bench, Table: allegationpage.Home, Compare: comparisonpage.Home,
		Map: evidencemappage.Home, Papers: comparisonpage.Pages{Desk: s.copyPages().Desk}}
	return slices.Concat(
		signIn.Routes(),
		s.roster(m),
		overview.Routes(),
		caseworkpage.Pages{Pack: s.features.pack, Duty: m.duty, WrittenAway: outbox.WrittenAway, Stands: latepage.Home, HandOver: handoverpage.Home, OrderText: ordertextpage.Home, Letters: letterpage.Home, Storyboards: storyboardpage.Home, Email: incomingpage.Home, OwnSolicitor: representationpage.Home, ChildsWords: voicepage.Home, Guardians: guardianpage.Home, Warnings: warningpage.Home, Privileged: privilegepage.Home, ReadsPrivileged: privilegepage.MayRead, AtCourt: courts.AtCourt, About: about(reports.OnTimeline, evidence.OnTimeline)}.Routes(),
		urgentpage.Pages{Pack: s.features.pack}.Routes(),
		evidence.Routes(),
		evidencemappage.Pages{Desk: s.features.desk, About: about(reports.OnTimeline, evidence.OnTimeline)}.Routes(),
		s.decisions().Routes(),
		s.seeing().Routes(),
		s.plans().Routes(),
		reports.Routes(),
		s.corrections().Routes(),
		safeguardingpage.Pages{Desk: safeguarding.Desk{Pack: s.features.pack}, Reports: s.features.desk}.Routes(),
		leavingpage.Pages{Pack: s.features.pack}.Routes(),
		s.copyPages().Routes(),
		ordertextpage.Pages{Desk: s.copyPages().Desk}.Routes(),
		s.allegationPages().Routes(),
		breachpage.Pages{Pack: s.features.pack}.Routes(),
		latepage.Pages{Sweeper: s.late()}.Routes(),
		retentionpage.Pages{Pack: s.features.pack}.Routes(),
		s.reviews().Routes(),
		coverpage.Routes(),
		s.closingPages().Routes(),
		handoverpage.Routes(),
		s.childsWords().Routes(),
		storyboardpage.Pages{Pack: s.features.pack, Footing: s.features.footing, Bench: s.bench, Site: m.site, Patience: storyboard.Patience}.Routes(),
		letterpage.Pages{Desk: s.letters(), Table: s.allegationPages().Paper}.Routes(),
		s.notices().Routes(),
		incomingpage.Pages{Pack: s.features.pack, Files: s.incoming, Reader: s.bench}.Routes(),
		representationpage.Pages{Pack: s.features.pack}.Routes(),
		s.guardianPages().Routes(),
		comparisonpage.Pages{Desk: s.copyPages().Desk}.Routes(),
		bundlepage.Pages{Desk: s.bundles()}.Routes(),
		workingcopypage.Pages{Desk: s.features.desk, Files: s.incoming, Bench: s.bench}.Routes(),
		privilegepage.Pages{Pack: s.features.pack}.Routes(),
		wellbeingpage.Pages{Pack: s.features.pack}.Routes(),
		s.visits().Routes(),
		s.away().Routes(),
		s.warnings().Routes(),
		takenalongpage.Pages{Pack: s.features.pack, Footing: s.features.footing, Staff: s.staff(), Devices: s.accounts()}.Routes(),
		s.clientPages().Routes(),
		practicepage.Pages{Pack: s.features.pack, Resting: s.features.restOnGuidance, Affected: s.features.affectedBy, WouldFall: s.features.wouldFall}.Routes(),
		courts.Routes(),
	)
}

// safetyLinks lead from one’s own account to what is for one’s own safety, and to what one writes and reads on the way.
var safetyLinks = []govuk.Link{{Text: "Your safety at work: your individual risk assessment", Href: wellbeingpage.Home}, {Text: "Visits alone, and who watches over them", Href: lonevisitpage.Home}, {Text: "Cases taken along on a tablet", Href: takenalongpage.Home}, {Text: "Written without signal: your outbox", Href: outboxpage.Home}}

// roster is where the list of staff is given. In the demonstration nobody joins or leaves.
func (s *service) roster(m manner) []web.Route {
	if m.demo {
		return nil
	}
	return rosterpage.Pages{Service: s.record.Service.Stream}.Routes()
}

// onTimeline says what each entry of a case is about, and leads there.
type onTimeline = func(*web.Case) func(ledger.Entry) govuk.Link

// about asks one feature after another, until one knows what an entry is about.
func about(features ...onTimeline) onTimeline {
	return func(c *web.Case) func(ledger.Entry) govuk.Link {
		var ask []func(ledger.Entry) govuk.Link
		for _, f := range features {
			ask = append(ask, f(c))
		}
		return func(e ledger.Entry) govuk.Link {
			for _, of := range ask {
				if link := of(e); link.Text != "" {
					return link
				}
			}
			return govuk.Link{}
		}
	}
}

func (s *service) courtPages() courtpage.Pages {
	return courtpage.Pages{Pack: s.features.pack, Files: s.record.Files, Reader: s.bench, Feeds: s.courts.feeds()}
}

func (s *service) guardianPages() guardianpage.Pages {
	return guardianpage.Pages{Pack: s.features.pack, Connected: s.courts.teller.Court != nil}
}

func (s *service) copyPages() redactionpage.Pages {
	return redactionpage.Pages{Desk: redaction.Desk{Pack: s.features.pack, Ledger: s.record.Ledger, Files: s.record.Files, Bench: s.bench}}
}

func (s *service) allegationPages() allegationpage.Pages {
	return allegationpage.Pages{Desk: s.copyPages().Desk, Footing: s.features.footing, Sends: letterpage.SendHome}
}

func (s *service) closingPages() closingpage.Pages {
	return closingpage.Pages{Desk: closing.Desk{Pack: s.features.pack, Reports: s.features.desk}}
}

// corrections are of drafts that were given to whoever they speak of.
func (s *service) corrections() correctionpage.Pages {
	return correctionpage.Pages{Desk: s.features.desk, Letters: s.letters()}
}

// bundles are made by the service itself.
func (s *service) bundles() bundle.Desk {
	return bundle.Desk{Pack: s.features.pack, Ledger: s.record.Ledger, Files: s.record.Files, Bench: s.bench, Progress: s.courts.cursors}
}

// letters are made by the service itself.
func (s *service) letters() letter.Desk {
	return letter.Desk{Pack: s.features.pack, Ledger: s.record.Ledger, Files: s.record.Files, Bench: s.bench}
}

func (s *service) notices() noticepage.Pages {
	return noticepage.Pages{Pack: s.features.pack, Staff: s.staff(), Site: s.site}
}

// watch looks at lone visits.
func (s *service) watch() lonevisit.Watch {
	return lonevisit.Watch{
		Ledger: s.record.Ledger, Service: s.record.Service.Stream, Staff: s.staff(), Cursors: s.courts.cursors, Ways: s.ways,
		Rules: s.features.pack.WorkerSafety.Visit, Site: s.site, Log: s.log,
	}
}

// away is writing without signal.
func (s *service) away() outboxpage.Pages {
	return outboxpage.Pages{Pack: s.features.pack, Keys: outbox.Keys{Ledger: s.record.Ledger, Service: s.record.Service.Stream}}
}

func (s *service) warnings() warningpage.Pages { return warningpage.Pages{Footing: s.features.footing} }

func (s *service) visits() lonevisitpage.Pages {
	return lonevisitpage.Pages{Pack: s.features.pack, Ways: s.ways, Site: s.site, Watch: s.watch(), Warnings: s.warnings().BeforeAVisit}
}

func (s *service) staff() access.Staff {
	return access.Staff{Ledger: s.record.Ledger, Service: s.record.Service.Stream}
}

func (s *service) sessions() access.Sessions {
	return access.Sessions{DB: s.record.Engine.Writer(), Clock: s.record.Ledger.Now}
}

func (s *service) accounts() access.Accounts {
	return access.Accounts{DB: s.record.Engine.Writer(), Clock: s.record.Ledger.Now}
}

// work runs the service's jobs until ctx ends; the channel closes when the last one under way is finished.
func (s *service) work(ctx context.Context) <-chan struct{} {
	finished := make(chan struct{})
	var under sync.WaitGroup
	if !s.readOnly {
		under.Go(func() { s.jobs.Run(ctx) })
	}
	if s.seals != nil {
		under.Go(func() { s.seals.keepSealing(ctx) })
	}
	under.Go(func() { s.drawing.keepLooking(ctx) })
	if s.alarm != nil {
		under.Go(func() { s.alarm.keep(ctx) })
	}
	go func() {
		defer close(finished)
		<-ctx.Done()
		under.Wait()
	}()
	return finished
}

// watched lets somebody watch over the service.
func (s *service) watched(by *metrics, log *slog.Logger) *vitals {
	by.registry.MustRegister(state{s, log})
	s.handler, s.connection = by.around(s.handler), by.connection
	s.vitals = &vitals{record: s.record, metrics: by}
	return s.vitals
}

// leaves says to whoever watches that nothing more should be sent here.
func (s *service) leaves() {
	if s.vitals != nil {
		s.vitals.leaving.Store(true)
	}
}

// sealed proves into the log what was recorded since it was sealed last, so that a service that was stopped is sealed to its end.
func (s *service) sealed() error {
	if s.seals == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), graceful)
	defer cancel()
	return s.seals.once(ctx)
}

// close ends the child processes.
func (s *service) close() error { return s.bench.Close() }
