package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/words"
)

// Visit is one request by one person.
type Visit struct {
	Request *http.Request
	Person  access.Person
	People  *access.People
	Now     time.Time // fixed for the whole request
	Words   words.Printer

	kit   *Kit
	route *Route
	held  *Form
	kept  []*http.Cookie                   // what the browser keeps from now on
	ties  map[ledger.StreamID][]access.Tie // of streams on lists of this page, read once
}

// Behalf is a visit that nobody makes: what a job asks of lists and counts, as they stand for a person now. It opens no case, and so no look is
// recorded.
func (k *Kit) Behalf(ctx context.Context, people *access.People, p access.Person) (*Visit, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "/", nil)
	if err != nil {
		return nil, err
	}
	return &Visit{Request: request, Person: p, People: people, Now: k.now(), kit: k, route: &Route{Pattern: "a job"}}, nil
}

// Context is the request's.
func (v *Visit) Context() context.Context { return v.Request.Context() }

// DB is where lists are asked for.
func (v *Visit) DB() view.DB { return v.kit.Ledger.DB() }

// midnight is when today began.
func (v *Visit) midnight() time.Time {
	return calendar.DateInLondon(v.Now).At(calendar.NewTime(0, 0)).UTC
}

// Ledger is the record.
func (v *Visit) Ledger() *ledger.Ledger { return v.kit.Ledger }

// By is the person as author of an entry.
func (v *Visit) By() ledger.Author { return ledger.By(v.Person.ID) }

// Query is a value of the address's query.
func (v *Visit) Query(name string) string { return v.Request.URL.Query().Get(name) }

// Path is the address of this page without its query.
func (v *Visit) Path() string { return v.Request.URL.Path }

// Entry is an entry named in the address. What does not parse is not there.
func (v *Visit) Entry(name string) (ledger.EntryID, error) {
	id, err := ledger.ParseEntryID(v.Request.PathValue(name))
	if err != nil {
		return "", fault.Absent(err)
	}
	return id, nil
}

// SeeOther sends the person to another of our pages once something was done.
func (v *Visit) SeeOther(path string) Page {
	if !isOurs(path) {
		path = "/"
	}
	return seeOther{path}
}

// isOurs reports whether a browser reads a path as an address of this service. It takes a backslash for a slash and leaves out tabs and
// line ends, so that "/\other.example" would lead away.
func isOurs(path string) bool {
	astray := func(r rune) bool { return r < ' ' || r == '\\' }
	return strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !strings.ContainsFunc(path, astray)
}

// Warn puts a sentence and its cause into the log, for what must not stop a page. Neither names a person, place or case.
func (v *Visit) Warn(sentence string, err error) {
	v.kit.Log.Error(sentence, "page", v.route.Pattern, "error", err)
}

// Do carries out an act on streams, as the person saw them. While their form holds something hidden that must go, nothing is put on record, whatever
// the handler thinks of the form: that is fault.Fields, and the form says already what is wrong.
func (v *Visit) Do(act ledger.Act) (ledger.Histories, error) {
	if v.held.holdsWhatMustGo() {
		return nil, fault.Fields{}
	}
	after, err := v.kit.Ledger.Do(v.Context(), act)
	if err == nil && v.kit.Acted != nil {
		v.kit.Acted()
	}
	return after, err
}

// Case is a visit to one case.
type Case struct {
	*Visit
	Stream   ledger.StreamID
	History  *ledger.History
	Ties     []access.Tie
	LastLook time.Time // when the person last looked at this case before today; zero when they never did
	Decision access.Decision
	Then     time.Time // the moment as at which the case is shown (AsAsked); zero for now
	NotBegun time.Time // the moment that the address asks for (AsAsked), when the case began later and is shown as it is now; zero otherwise
}

// May reports whether the person may also do what another rule guards, so that a page offers only what would be allowed.
func (c *Case) May(rule access.Rule) bool {
	return (c.Then.IsZero() || stillMay(rule)) && access.Decide(c.Person, rule, c.Ties).Allowed
}

// URL is the address of a page of this case.
func (c *Case) URL(parts ...string) string {
	return "/" + strings.Join(append([]string{"case", string(c.Stream)}, parts...), "/")
}

// Act does something to this case with what a form holds. The verb may run more than once, on ever newer histories.
func (c *Case) Act(f *Form, verb func(*ledger.History) (ledger.Change, error)) error {
	return c.act(f, false, verb)
}

// ActStrictly is Act for signing and filing: any entry since the person looked sends them back to look again.
func (c *Case) ActStrictly(f *Form, verb func(*ledger.History) (ledger.Change, error)) error {
	return c.act(f, true, verb)
}

func (c *Case) act(f *Form, strict bool, verb func(*ledger.History) (ledger.Change, error)) error {
	_, err := c.Do(ledger.Act{
		Form: f.ID, Strict: strict, On: []ledger.Seen{{Stream: c.Stream, Version: f.Version}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[c.Stream]) },
	})
	if err == nil {
		c.Forget(f)
	}
	return err
}

// ActOn does something to this case and to other streams at once: its closed side, another case, a person.
func (c *Case) ActOn(f *Form, others []ledger.StreamID, verb ledger.Verb) error {
	on := []ledger.Seen{{Stream: c.Stream, Version: f.Version}}
	for _, s := range others {
		on = append(on, ledger.Seen{Stream: s, Version: ledger.Any})
	}
	_, err := c.Do(ledger.Act{Form: f.ID, On: on, Verb: verb})
	if err == nil {
		c.Forget(f)
	}
	return err
}

// CasePage is embedded by every page of a case: the strip stands above it.
type CasePage struct{ *Case }

// InCase is the case that the page is about.
func (p CasePage) InCase() *Case { return p.Case }

// CaseForm is embedded by every page of a case that holds a form.
type CaseForm struct {
	CasePage
	Form *Form
}

// Errors is what is wrong with the form.
func (p CaseForm) Errors() govuk.Errors { return p.Form.Errors }

// Clashed reports whether others changed the same thing meanwhile.
func (p CaseForm) Clashed() bool { return p.Form.Conflict != nil }
