package app

import (
	_ "embed"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/api"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/notice"
	"candour/internal/privilege"
	"candour/internal/report"
	"candour/internal/web"
)

//go:embed testdata/who-may.txt
var whoMay string

// act is a request of the table, and the situations in which it is answered.
type act struct {
	method, pattern string
	may             string // a mark for each situation
}

var (
	situationLine = regexp.MustCompile(`^([a-zA-Z])  (.+)$`)
	actLine       = regexp.MustCompile(`^(GET|POST) +(\S+) +([x.]+)`)
	likeLine      = regexp.MustCompile(`^like (\S+): +(\S+)$`)
)

// spec is the table: situations in their order, acts, and the addresses that are guarded as another one is.
type spec struct {
	situations []string
	acts       []act
	like       map[string]string
}

func readSpec(t *testing.T, text string) spec {
	t.Helper()
	s := spec{like: map[string]string{}}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if m := situationLine.FindStringSubmatch(line); m != nil {
			s.situations = append(s.situations, m[2])
		} else if m := actLine.FindStringSubmatch(line); m != nil {
			s.acts = append(s.acts, act{m[1], m[2], m[3]})
		} else if m := likeLine.FindStringSubmatch(line); m != nil {
			s.like[m[2]] = m[1]
		} else {
			t.Fatalf("not a line of the table: %q", line)
		}
	}
	return s
}

// TestTheTruthTableOfRequests sends every act of the table in every situation to the running service, and finds it answered where it is marked and
// nowhere else.
func TestTheTruthTableOfRequests(t *testing.T) {
	t.Parallel()
	table := readSpec(t, whoMay)
	if len(table.situations) < 12 || len(table.acts) < 30 {
		t.Fatalf("the table has %d situations and %d acts", len(table.situations), len(table.acts))
	}
	w := newStage(t)
	for i, name := range table.situations {
		s, known := w.situations[name]
		if !known {
			t.Errorf("there is no situation %q", name)
			continue
		}
		w.enter(s)
		for _, a := range table.acts {
			if len(a.may) != len(table.situations) {
				t.Fatalf("%s %s has %d marks for %d situations", a.method, a.pattern, len(a.may), len(table.situations))
			}
			if got := w.tries(s, a); got != (a.may[i] == 'x') {
				t.Errorf("%s: %s %s is answered: %v", name, a.method, a.pattern, got)
			}
		}
	}
}

// TestEveryAddressOfACaseIsInTheTruthTable fails for a new address that nobody has written a line for, and for one that is said to be guarded as
// another is and names another rule.
func TestEveryAddressOfACaseIsInTheTruthTable(t *testing.T) {
	t.Parallel()
	table, d := readSpec(t, whoMay), demonstration(t)
	rules := map[string]access.Rule{}
	for _, r := range d.service.routes(manner{}, d.service.overview()) {
		rules[r.Pattern] = r.Rule
	}
	in := func(pattern string) bool {
		return slices.ContainsFunc(table.acts, func(a act) bool { return a.pattern == pattern })
	}
	for pattern, rule := range rules {
		as, said := table.like[pattern]
		switch {
		case !strings.HasPrefix(pattern, "/case/") || in(pattern):
		case !said:
			t.Errorf("%s (%s) has no line", pattern, rule)
		case !in(as) || rules[as] != rule:
			t.Errorf("%s (%s) is said to be guarded like %s (%s)", pattern, rule, as, rules[as])
		}
	}
	for pattern := range table.like {
		if rules[pattern] == "" {
			t.Errorf("there is no address %s", pattern)
		}
	}
}

// stage is a demonstration with somebody in each situation, and a case that they ask for.
type stage struct {
	*shown
	t          *testing.T
	stream     ledger.StreamID
	today      calendar.Date
	situations map[string]*standing
	ids        map[string]ledger.EntryID // of something in the case, by the name that addresses give it
	hidden     ledger.EntryID            // an entry that was hidden at once
	restricted bool
}

// standing is somebody in a situation. Those of a restricted case come last: the case is restricted when the first of them comes.
type standing struct {
	person     ledger.StreamID
	named      bool
	manages    bool
	restricted bool
	cookie     *http.Cookie
	token      string // of a system that acts for them; "" for who is signed out
}

func newStage(t *testing.T) *stage {
	t.Helper()
	w := &stage{shown: fresh(t), t: t, situations: map[string]*standing{}}
	w.today = calendar.DateInLondon(w.record.Ledger.Now())
	w.stream = (&coop{shown: w.shown}).caseOf(t, demo.MainNumber)
	w.ids = map[string]ledger.EntryID{}
	for name, kind := range map[string]string{
		"person": casework.PersonAdded.Name(), "note": casework.NoteTaken.Name(), "hearing": casework.Listed.Name(), "order": casework.OrderMade.Name(),
		"duty": casework.DutyOpened.Name(), "item": evidence.ItemDrawn.Name(), "report": report.Opened.Name(), "entry": casework.NoteTaken.Name(),
	} {
		for _, e := range w.read(t, w.stream).Entries {
			if e.Kind == kind && w.ids[name] == "" {
				w.ids[name] = e.ID
			}
		}
	}
	wrong := puts(w, w.stream, casework.Listed, access.Host, casework.ListedBody{Type: "Directions hearing", Starts: w.today.AddDays(90).String()})
	puts(w, w.stream, casework.Contained, access.Host, casework.ContainedBody{Entry: wrong.Entry, Kind: casework.Listed.Name(), Why: "Of another family"})
	w.hidden = wrong.Entry
	w.cast()
	return w
}

// puts appends one entry, by a manager.
func puts[T any](w *stage, stream ledger.StreamID, kind ledger.Kind[T], by ledger.Author, body T) ledger.Ref {
	w.t.Helper()
	id := ledger.NewEntryID()
	_, err := w.record.Ledger.Do(w.t.Context(), ledger.Act{On: []ledger.Seen{{Stream: stream, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		m := &ledger.Making{By: by}
		ledger.Put(m, stream, kind, id, nil, body)
		return m.Done()
	}})
	if err != nil {
		w.t.Fatal(err)
	}
	return ledger.Ref{Stream: stream, Entry: id}
}

// employs adds somebody with a role, confirmed by a second person, and puts them in a situation.
func (w *stage) employs(situation string, role access.Role) *standing {
	w.t.Helper()
	service, person := w.record.Service.Stream, ledger.NewStreamID()
	puts(w, service, access.Added, access.Host, access.AddedBody{Person: person, Name: situation})
	asked := puts(w, service, access.RoleAsked, access.Host, access.RoleBody{Person: person, Role: role})
	puts(w, service, access.RoleConfirmed, ledger.By(w.staff(w.t)[0].ID), access.RoleWordBody{Asked: asked})
	s := &standing{person: person}
	w.situations[situation] = s
	return s
}

// inTeam is employs of somebody in a team.
func (w *stage) inTeam(situation string, role access.Role, team ledger.StreamID) *standing {
	s := w.employs(situation, role)
	puts(w, w.record.Service.Stream, access.TeamJoined, access.Host, access.MemberBody{Person: s.person, Team: team, Manages: role == access.Manager})
	return s
}

// works is employs of somebody to whom the case is given.
func (w *stage) works(situation string, role access.Role, as access.Relation) *standing {
	s := w.employs(situation, role)
	body := casework.AllocatedBody{Of: casework.Of(w.read(w.t, w.stream)).Case(), Worker: s.person, Name: situation, As: as}
	if as == access.Covers {
		body.Until = w.today.AddDays(3)
	}
	puts(w, w.stream, casework.Allocated, access.Host, body)
	return s
}

// cast brings everybody of the table on.
func (w *stage) cast() {
	service, team := w.record.Service.Stream, ledger.NewStreamID()
	puts(w, service, access.TeamMade, access.Host, access.TeamBody{Team: team, Name: "Another team"})
	ours, _ := casework.Of(w.read(w.t, w.stream)).Team()

	w.works("the second worker", access.Practitioner, access.Second)
	w.works("who covers it", access.Practitioner, access.Covers)
	w.inTeam("of the team that has it", access.Practitioner, ours)
	w.inTeam("of another team", access.Practitioner, team)
	w.inTeam("the manager of its team", access.Manager, ours)
	w.inTeam("the manager of another team", access.Manager, team)
	w.employs("the manager on call", access.ManagerOnCall)
	w.engages(w.works("a contractor, engaged", access.Contractor, access.Second), w.today)
	w.engages(w.works("a contractor, no longer engaged", access.Contractor, access.Second), w.today.AddDays(-1))
	w.onDuty(w.employs("on duty today at the court that hears it", access.Practitioner), w.today)
	w.onDuty(w.employs("on duty there yesterday", access.Practitioner), w.today.AddDays(-1))
	w.samples(w.employs("quality, in a sample", access.Quality), w.today)
	w.samples(w.employs("an inspector, in a sample", access.Inspector), w.today)
	w.samples(w.employs("an inspector, after its end", access.Inspector), w.today.AddDays(-1))
	w.employs("a head of practice", access.HeadOfPracticeIs)
	w.employs("an information governance officer", access.Governance)
	w.employs("an administrator", access.AdministratorIs)
	conflict := w.works("the second worker, with a conflict of interest", access.Practitioner, access.Second)
	puts(w, w.stream, casework.ConflictFound, access.Host, casework.ConflictBody{
		Of: casework.Of(w.read(w.t, w.stream)).Case(), Person: conflict.person, Name: "Somebody", Interest: casework.InFriend, Words: "A neighbour",
	})
	glass := w.employs("opened it in an emergency", access.Practitioner)
	puts(w, w.stream, casework.GlassBroken, access.Host, casework.GlassBrokenBody{
		Attempt: ledger.Ref{Stream: w.stream, Entry: w.ids["note"]}, Person: glass.person, Name: "Somebody", Reason: "Her school rang",
	})
	w.situations["signed out"] = &standing{}
	w.subscribes(w.works("the worker", access.Practitioner, access.Allocated))

	w.named(w.works("the second worker, named for its privileged notes", access.Practitioner, access.Second))

	w.castRestricted()
}

// named lets somebody read the privileged notes of the case.
func (w *stage) named(s *standing) {
	side := privilege.Side(w.stream)
	if err := w.record.Ledger.BeginStreams(w.t.Context(), side); err != nil {
		w.t.Fatal(err)
	}
	puts(w, side, privilege.SideBegan, access.Host, privilege.SideBody{Case: w.stream})
	puts(w, side, privilege.ReaderNamed, access.Host, privilege.ReaderBody{Person: s.person, Name: "Somebody", Why: "They cover the case in August"})
}

// castRestricted brings on those who ask once the case is restricted.
func (w *stage) castRestricted() {
	named := w.employs("named for it, once restricted", access.Practitioner)
	named.named, named.restricted = true, true
	manager := w.employs("a manager named for it, once restricted", access.Manager)
	manager.named, manager.manages, manager.restricted = true, true, true
	for name, of := range map[string]string{
		"the second worker, not named": "the second worker", "the manager of its team, not named": "the manager of its team",
		"an inspector in a sample, once restricted": "an inspector, in a sample", "on duty today, once restricted": "on duty today at the court that hears it",
	} {
		w.situations[name] = &standing{person: w.situations[of].person, restricted: true}
	}
}

// subscribes gives somebody’s calendar a secret address, which everybody in the table holds.
func (w *stage) subscribes(s *standing) {
	if err := w.record.Ledger.BeginStreams(w.t.Context(), s.person); err != nil {
		w.t.Fatal(err)
	}
	secret := notice.NewSecret()
	puts(w, s.person, notice.FeedMade, ledger.By(s.person), notice.FeedBody{Digest: notice.SecretDigest(secret)})
	w.ids["secret"] = ledger.EntryID(secret)
}

func (w *stage) engages(s *standing, until calendar.Date) {
	puts(w, w.record.Service.Stream, access.Engaged, access.Host, access.EngagedBody{Person: s.person, From: until.AddDays(-30), Until: until, Why: "Contract 41"})
}

func (w *stage) onDuty(s *standing, day calendar.Date) {
	listed := puts(w, w.stream, casework.Listed, access.Host, casework.ListedBody{Type: "Directions hearing", Starts: casework.Moment(day, calendar.NewTime(10, 0)), Venue: "Assize Hall"})
	puts(w, w.record.Service.Stream, access.CourtDutySet, access.Host, access.CourtDutyBody{Person: s.person, Name: "Somebody", Court: "Assize Hall", Day: day})
	if day == w.today {
		w.ids["sitting"] = listed.Entry
	}
}

func (w *stage) samples(s *standing, until calendar.Date) {
	puts(w, w.stream, casework.Sampled, access.Host, casework.SampledBody{
		Sample:  ledger.Ref{Stream: w.stream, Entry: w.ids["note"]},
		Reading: casework.Reading{Purpose: casework.Inspection, Readers: []casework.SampleReader{{Person: s.person, Name: "Somebody"}}, Until: until},
	})
}

// enter signs somebody in, and restricts the case before the first who comes once it is.
func (w *stage) enter(s *standing) {
	w.t.Helper()
	if s.restricted && !w.restricted {
		body := casework.RestrictedBody{Of: casework.Of(w.read(w.t, w.stream)).Case(), Why: "Known to many"}
		for _, one := range w.situations {
			if one.named {
				body.People = append(body.People, casework.NamedPerson{Person: one.person, Name: "Somebody", Manages: one.manages})
			}
		}
		puts(w, w.stream, casework.CaseRestricted, access.Host, body)
		w.restricted = true
	}
	if s.person == "" {
		return
	}
	token, err := (access.Sessions{DB: w.record.Engine.Writer(), Clock: w.record.Ledger.Now}).Begin(w.t.Context(), s.person)
	if err != nil {
		w.t.Fatal(err)
	}
	s.cookie = &http.Cookie{Name: web.Cookie, Value: token}
	s.token = letsIn(w.t, w.record.Ledger, w.record.Service.Stream, s.person, w.staff(w.t)[0].ID)
}

// tries sends an act, with an empty form where it is one: what comes back tells a form that is not filled in from a page that is not there.
func (w *stage) tries(s *standing, a act) (answered bool) {
	path := strings.Replace(a.pattern, "{case}", string(w.stream), 1)
	path = strings.Replace(path, "contained/{entry}", "contained/"+string(w.hidden), 1)
	for name, id := range w.ids {
		path = strings.ReplaceAll(path, "{"+name+"}", string(id))
	}
	r := httptest.NewRequestWithContext(w.t.Context(), a.method, path, strings.NewReader(""))
	if strings.HasPrefix(a.pattern, api.Root) {
		r = asSystem(w.t, s, a.method, path)
	}
	r.Host = "localhost"
	if r.Header.Get("Content-Type") == "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if s.cookie != nil {
		r.AddCookie(s.cookie)
	}
	answer := httptest.NewRecorder()
	w.service.handler.ServeHTTP(answer, r)
	if answer.Code >= http.StatusInternalServerError {
		w.t.Errorf("%s %s is answered %d", a.method, a.pattern, answer.Code)
	}
	return answer.Code != http.StatusUnauthorized && answer.Code != http.StatusNotFound && answer.Code != http.StatusForbidden && !strings.HasPrefix(answer.Header().Get("Location"), "/sign-in")
}
