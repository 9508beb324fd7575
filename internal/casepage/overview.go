package casepage

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// overviewPage is a case at a glance: what asks for an answer, what is due and why, what we know and how well, what changed.
type overviewPage struct {
	web.CasePage
	pack     *pack.Pack
	then     time.Time // the moment as at which the case is shown; zero for now
	state    *casework.State
	evidence *evidence.State
	shown    []ledger.Entry // that this person sees
	argument *footing.Case
	today    calendar.Date
	asks     []templ.Component
	foot     []templ.Component
	reach    proof.Reach
}

func (p overviewPage) Title() string         { return "Case overview" }
func (p overviewPage) Body() templ.Component { return overviewBody(p) }

func (p Pages) overview(c *web.Case) (web.Page, error) {
	then, early := asked(c)
	if !early.IsZero() {
		shown := *c
		c, shown.NotBegun = &shown, early
	}
	history := c.History
	if !then.IsZero() {
		history = casework.AsAt(c.History, then)
	}
	page := overviewPage{
		CasePage: web.CasePage{Case: c}, pack: p.Pack, then: then, state: casework.Of(history), evidence: evidence.Of(history),
		today: calendar.DateInLondon(or(then, c.Now)),
	}
	if p.Proven != nil {
		page.reach = p.Proven()
	}
	var err error
	if page.argument, err = p.Footing.At(page.today, history); err != nil {
		return nil, err
	}
	if page.shown, err = casework.ShownTo(c, c.History); err != nil {
		return nil, err
	}
	if !then.IsZero() {
		return page, nil
	}
	for _, panel := range p.Asks {
		asks, err := panel(c)
		if err != nil {
			return nil, err
		}
		page.asks = append(page.asks, asks...)
	}
	for _, panel := range p.AtFoot {
		foot, err := panel(c)
		if err != nil {
			return nil, err
		}
		page.foot = append(page.foot, foot...)
	}
	return page, nil
}

// asked is the moment as at which the address asks to see the case; early is one before the case began. Both are zero for now, and for what is no moment
// before now.
func asked(c *web.Case) (then, early time.Time) {
	at, ok := web.ParseMoment(cmp.Or(c.Query("as-of"), c.Query("at")))
	switch {
	case !ok || !at.Before(c.Now):
		return time.Time{}, time.Time{}
	case len(c.History.AsAt(at).Entries) == 0:
		return time.Time{}, at
	default:
		return at, time.Time{}
	}
}

func or(then, now time.Time) time.Time {
	if then.IsZero() {
		return now
	}
	return then
}

// looked says when the person last looked. Looks of today do not count: a page that stays open all day goes on showing what today brought.
func (p overviewPage) looked() string {
	if p.LastLook.IsZero() {
		return "You have not looked at this case before today."
	}
	return "Before today you last looked on " + when(p.LastLook) + "."
}

// thenURL is the case as it stood when the person last looked.
func (p overviewPage) thenURL() string { return p.URL() + "?as-of=" + ledger.FormatTime(p.LastLook) }

// since heads what changed.
func (p overviewPage) since() string {
	if p.LastLook.IsZero() {
		return "Recorded last"
	}
	return "Changed since " + calendar.DateInLondon(p.LastLook).Brief()
}

// difference is a fact on which the court and we differ, and where somebody says which is right.
type difference struct{ what, ours, courts, href string }

// shownDifferences bounds what stands above everything else; the rest stands where it belongs.
const shownDifferences = 3

func (p overviewPage) differing() []difference {
	var all []difference
	for _, f := range p.state.Disagreements() {
		if !p.then.IsZero() || !f.Differs() || len(all) == shownDifferences {
			continue
		}
		court, _ := f.Court()
		ours, _ := f.Ours()
		to := "-"
		if !f.To.IsZero() {
			to = string(f.To.Entry)
		}
		all = append(all, difference{
			what: capital(f.Field.Label(p.Words)) + p.whose(f), ours: f.Field.Show(p.Words, ours.Value), courts: f.Field.Show(p.Words, court.Value),
			href: p.URL("settle", string(f.Of.Entry), to, string(f.Field)),
		})
	}
	return all
}

// offers are the questions whether what the court brought is the same as something on record; none of the case as it stood.
func (p overviewPage) offers() []casework.OfferedBody {
	if !p.then.IsZero() {
		return nil
	}
	return p.state.Offers()
}

// whose says of whom a fact is: " of Isla Kersey", or nothing for one of the case itself.
func (p overviewPage) whose(f *casework.Fact) string {
	words := ""
	if who, ok := p.state.Person(f.Of); ok {
		words = " of " + who.Name()
	}
	if child, ok := p.state.Person(f.To); ok && !f.To.IsZero() {
		words += " to " + child.FirstName()
	}
	return words
}

// duties are what is still to be done, the soonest first.
func (p overviewPage) duties() []*casework.Duty {
	return slices.DeleteFunc(slices.Clone(p.state.Duties()), func(d *casework.Duty) bool { return !d.Open() })
}

// dutyWhy is what made a duty, and what is missing when its day is not known. The source of a rule stands on the duty's own page.
func dutyWhy(d *casework.Duty) string {
	why := append([]string{d.Because.Words}, d.Due.Gaps...)
	for i, sentence := range why {
		why[i] = words.Ended(sentence)
	}
	return strings.Join(why, " ")
}

// unchecked reports whether a rule that made something due has still to be checked against its source.
func (p overviewPage) unchecked() bool {
	return slices.ContainsFunc(p.duties(), func(d *casework.Duty) bool { return d.Because.Unconfirmed() })
}

// provisional marks what was only told, until the court’s order comes.
const provisional = "Provisional"

func dutyState(d *casework.Duty) templ.Component {
	if d.Provisional() {
		return govuk.Tag(provisional)
	}
	return nil
}

func (p overviewPage) dutyLink(d *casework.Duty) govuk.Link {
	return govuk.Link{Text: d.What, Href: p.URL("duty", string(d.Ref.Entry))}
}

// firstHearing leads to what is checked and asked about safety before the first hearing; nil where the pack asks for nothing on this track.
func (p overviewPage) firstHearing() templ.Component {
	list, ok := p.pack.SafeguardingFor(p.state.Track(), p.today)
	if !ok || !p.then.IsZero() || p.state.Status() == casework.Closed {
		return nil
	}
	return govuk.Anchor(govuk.Link{Text: list.Name, Href: p.URL("safeguarding")})
}

// undecided says how many details wait for somebody to decide from whom they are hidden.
func (p overviewPage) undecided() string {
	if n := len(p.state.Undecided()); n > 1 {
		return strconv.Itoa(n) + " contact details are hidden from everyone until somebody decides."
	}
	return "One contact detail is hidden from everyone until somebody decides."
}

// shownOfEach is how many items of each standing the overview shows.
const shownOfEach = 4

// standings are the items of evidence by where they stand, the newest of each first.
func (p overviewPage) standings() []govuk.StandingList {
	lists := []govuk.StandingList{{Standing: govuk.Stands}, {Standing: govuk.Disputed}, {Standing: govuk.NoLongerStands}}
	for _, i := range slices.Backward(p.evidence.Items()) {
		key := footing.Of(i.Ref(), footing.So)
		n, ok := listOf(p.argument.Standing(key))
		if !ok {
			continue
		}
		l := &lists[n]
		if l.Count++; l.Count <= shownOfEach {
			l.Items = append(l.Items, govuk.StandingItem{
				What: govuk.Link{Text: i.Says, Href: p.URL("evidence", string(i.Entry.ID))}, Why: govuk.Text(p.saidBy(i)),
			})
		}
	}
	for i := range lists {
		if more := lists[i].Count - shownOfEach; more > 0 {
			lists[i].More = govuk.Link{Text: strconv.Itoa(more) + " more", Href: p.URL("evidence")}
		}
	}
	return lists
}

func listOf(s footing.Standing) (n int, shown bool) {
	switch {
	case s.Holds():
		return 0, true
	case s == footing.Disputed:
		return 1, true
	case s == footing.NoLongerStands:
		return 2, true
	default:
		return 0, false
	}
}

func (p overviewPage) saidBy(i *evidence.Item) string {
	if i.Source == nil {
		return "Its source is not on record."
	}
	who := i.Source.Who.Name
	if person, ok := p.state.Person(i.Source.Who.Person); ok {
		who = person.Called()
	}
	return who + ", " + i.Source.On().Plain() + "."
}

// changes are the entries since the person last looked before today, newest first, without their own.
func (p overviewPage) changes() []govuk.NewsItem {
	var out []govuk.NewsItem
	for run := range runs(p.shown) {
		if !run[0].Recorded.After(p.LastLook) || len(out) == mostChanges {
			break
		}
		if run[0].Author.Person != p.Person.ID {
			out = append(out, p.news(run))
		}
	}
	return out
}

const mostChanges = 8

// runs are entries, newest first; those that a part of the service itself recorded one after the other, as an import does, come together.
func runs(all []ledger.Entry) iter.Seq[[]ledger.Entry] {
	return func(yield func([]ledger.Entry) bool) {
		for end := len(all); end > 0; {
			begin := end - 1
			for begin > 0 && all[begin].Author.Service != "" && all[begin-1].Author == all[begin].Author {
				begin--
			}
			run := slices.Clone(all[begin:end])
			slices.Reverse(run)
			if !yield(run) {
				return
			}
			end = begin
		}
	}
}

// news is a run of entries as one thing new.
func (p overviewPage) news(run []ledger.Entry) govuk.NewsItem {
	e := run[0]
	line := func(e ledger.Entry) string { return p.Ledger().Registry().Line(p.Words, e).Text }
	text := line(run[len(run)-1])
	if slices.ContainsFunc(run, func(e ledger.Entry) bool { return line(e) != text }) {
		text += ", and " + more(len(run)-1)
	}
	return govuk.NewsItem{
		What: []templ.Component{govuk.Anchor(govuk.Link{Text: text, Href: p.URL("timeline") + "?entry=" + string(e.ID)})},
		When: when(e.Recorded) + ", " + p.People.Name(e.Author), DateTime: e.Recorded.Format(time.RFC3339),
	}
}

// hearings are rows of a table: the next first, then those before.
func (p overviewPage) hearings() [][]templ.Component {
	var rows [][]templ.Component
	for _, h := range slices.Backward(p.state.Hearings()) {
		rows = append(rows, []templ.Component{
			govuk.Text(hearingShort(h.Fact(casework.Starts).Latest())), hearingLink(govuk.Link{Text: p.hearingType(h), Href: p.URL("hearing", string(h.Ref.Entry))}, h.Provisional(p.today)),
			govuk.Text(orWords(h.Fact(casework.Before).Value(), "Not known yet")), govuk.Text(p.outcome(h)),
		})
	}
	return rows
}

func (p overviewPage) outcome(h *casework.Hearing) string {
	if outcome := h.Fact(casework.Outcome).Value(); outcome != "" {
		return outcome
	}
	if h.State() != casework.HearingListed {
		return capital(h.State())
	}
	if day := h.Day(); !day.IsZero() && !day.Before(p.today) {
		return "Not held yet."
	}
	return "What it decided is not recorded yet."
}

// hearingType is the type of a hearing in the pack’s words, or as the court wrote it.
func (p overviewPage) hearingType(h *casework.Hearing) string {
	if t, ok := p.pack.Court.HearingType(p.state.Law, h.Type()); ok {
		return t.Name
	}
	return orWords(h.Type(), "Not known yet")
}

// child is what stands beside the work about each child: age, birth date, with whom they live.
func (p overviewPage) child(c *casework.Person) []templ.Component {
	age := "age not known"
	if n, known := c.Age(p.today); known {
		age = years(n)
	}
	if day := c.Born(); !day.IsZero() {
		age += " (born " + day.Plain() + ")"
	}
	living := orWords(strings.TrimSuffix(p.state.Lives(c), "."), "With whom "+c.FirstName()+" lives is not recorded yet")
	return []templ.Component{named(c.Name(), age+". "+living+".", personURL(p.Case, c))}
}

// adult is what stands beside the work about each adult: what they are to the children, who speaks for them, how it is safe to reach them.
func (p overviewPage) adult(a *casework.Person) []templ.Component {
	if a.Organisation() {
		return []templ.Component{named(a.Name(), casework.Part.Show(p.Words, a.Part())+".", personURL(p.Case, a))}
	}
	words := []string{}
	for _, f := range a.Relations() {
		if r := strings.ToLower(f.Value()); !slices.Contains(words, r) {
			words = append(words, r)
		}
	}
	if part := a.Part(); part != "" {
		words = append(words, casework.Part.Show(p.Words, part))
	}
	solicitor := orWords(a.Fact(casework.Firm).Value(), orWords(a.Fact(casework.Solicitor).Value(), "not known yet"))
	out := []templ.Component{named(a.Name(), strings.Join(words, ", ")+". Solicitor: "+solicitor+".", personURL(p.Case, a))}
	return append(out, govuk.Text(strings.Join(a.Safe().Sentences(p.Words), " ")))
}

func personURL(c *web.Case, who *casework.Person) string {
	return c.URL("people", string(who.Ref.Entry))
}

func (p overviewPage) people(of []*casework.Person, tell func(*casework.Person) []templ.Component) []govuk.NewsItem {
	var out []govuk.NewsItem
	for _, person := range of {
		out = append(out, govuk.NewsItem{What: tell(person)})
	}
	return out
}
