package courtpage

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// samePage puts a case made by hand and one that the court sent side by side, and asks whether they are one.
type samePage struct {
	web.CaseForm
	kept, courts *casework.State
}

func (p samePage) Title() string         { return "One case, or two?" }
func (p samePage) Body() templ.Component { return sameBody(p) }

func sameURL(pair casework.Pair) string {
	return "/case/" + string(pair.Kept) + "/court/same/" + string(pair.Courts)
}

// samePage is the page of the two that the address names: the case made by hand, and the court's. The reader works on both.
func (p Pages) samePage(c *web.Case) (samePage, error) {
	other, err := ledger.ParseStreamID(c.Request.PathValue("other"))
	if err != nil {
		return samePage{}, fault.Absent(err)
	}
	allowed, err := c.Allowed(access.CaseWorker, other)
	if err != nil {
		return samePage{}, err
	}
	if !allowed[other] {
		return samePage{}, fault.Absent(nil)
	}
	h, err := c.Ledger().Read(c.Context(), other)
	if err != nil {
		return samePage{}, err
	}
	page := samePage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}}, kept: casework.Of(c.History), courts: casework.Of(h)}
	if !page.concern() {
		return samePage{}, fault.Absent(nil)
	}
	page.Form, err = c.Form()
	return page, err
}

// concern reports whether a person is to say, or has said, something of the two.
func (p samePage) concern() bool {
	open := !p.kept.Fact(casework.CourtCase).Known() && p.courts.Fact(casework.CourtCase).Known()
	return p.kept.HasSaidOf(p.courts.Stream) || open && casework.OneNumber(p.kept, p.courts)
}

// joined reports whether the two are held to be one now.
func (p samePage) joined() bool {
	body, joined := p.kept.CourtsCase()
	return joined && body.Other == p.courts.Stream
}

func (p Pages) showSame(c *web.Case) (web.Page, error) {
	page, err := p.samePage(c)
	return page, err
}

func (p Pages) same(c *web.Case) (web.Page, error) {
	page, err := p.samePage(c)
	if err != nil {
		return nil, err
	}
	f, kept, other := page.Form, page.kept, page.courts.Stream
	answer, form := f.Text("answer"), court.JoinForm{Why: f.Text("why"), Now: c.Now}
	err = c.ActOn(f, []ledger.StreamID{kept.Side, other}, func(hs ledger.Histories) (ledger.Change, error) {
		ours, courts := hs[c.Stream], hs[other]
		switch answer {
		case "one":
			return court.JoinCases(ours, courts, c.By(), f.ID, form)
		case "two":
			return casework.KeepCasesApart(casework.Of(ours), casework.Of(courts), c.By(), f.ID, form.Why)
		case "part":
			return court.PartCases(ours, courts, c.By(), f.ID, form)
		default:
			return ledger.Change{}, fault.Fields{{Name: "answer", Sentence: "Say whether they are one or two"}}
		}
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL()), err
}

func (p samePage) answers() []govuk.Option {
	if p.joined() {
		return []govuk.Option{{
			Value: "part", Label: "They are two after all",
			Hint: "What the court sent is then seen in its own case alone. What people wrote stays where they wrote it, and what was filed stays filed.",
		}}
	}
	return []govuk.Option{
		{
			Value: "one", Label: "They are one and the same",
			Hint: "The case made by hand goes on: it takes what the court sent and will send, and reports are filed under the court’s number. The other is closed and points here. It can be taken back.",
		},
		{Value: "two", Label: "They are two", Hint: "We do not ask again."},
	}
}

// facts are what one would tell a case by.
func (p samePage) facts(s *casework.State) []govuk.Fact {
	fact := func(term, words string) govuk.Fact {
		if words == "" {
			words = "Not known"
		}
		return govuk.Fact{Term: term, Detail: govuk.Text(words)}
	}
	return []govuk.Fact{
		fact("Case", s.Title()), fact("Court number", cmp.Or(s.Number(), s.Fact(casework.CourtCase).Value())), fact("Court", s.Fact(casework.Court).Value()),
		fact("Children", people(s.Children())), fact("Adults", people(s.Adults())),
		fact("Received", casework.DayOfMoment(s.Fact(casework.Received).Value()).Plain()), fact("Notes written in it", count(len(s.Notes()))),
	}
}

// people are names, with the day of birth where it is known.
func people(all []*casework.Person) string {
	names := make([]string, len(all))
	for i, who := range all {
		names[i] = who.Name()
		if born := who.Born(); !born.IsZero() {
			names[i] += ", born " + born.Plain()
		}
	}
	return strings.Join(names, "; ")
}

func count(n int) string {
	if n == 0 {
		return "None"
	}
	return strconv.Itoa(n)
}

// offers asks whether the cases of each pair are one, of those pairs both of whose cases the reader works on.
func (p Pages) offers(v *web.Visit, pairs []casework.Pair, titled bool) ([]templ.Component, error) {
	var streams []ledger.StreamID
	for _, pair := range pairs {
		streams = append(streams, pair.Kept, pair.Courts)
	}
	allowed, err := v.Allowed(access.CaseWorker, streams...)
	if err != nil {
		return nil, err
	}
	var all []templ.Component
	for _, pair := range pairs {
		if !allowed[pair.Kept] || !allowed[pair.Courts] {
			continue
		}
		title := ""
		if titled {
			title = pair.Title
		}
		all = append(all, sameAsk(title, pair.Number, sameURL(pair)))
	}
	return all, nil
}

// offersOf is what is asked of a case that may be the same as another. Most cases have a number of the court's system and no namesake, and ask
// the record nothing.
func (p Pages) offersOf(c *web.Case) ([]templ.Component, error) {
	s := casework.Of(c.History)
	if to, elsewhere := s.KeptIn(); elsewhere {
		return p.pointsAt(c, to)
	}
	if s.Fact(casework.CourtCase).Known() && !court.Of(c.History).HasNamesake() {
		return nil, nil
	}
	pairs, err := casework.PairsOf(c.Context(), c.DB(), s)
	if err != nil {
		return nil, err
	}
	return p.offers(c.Visit, pairs, false)
}

// pointsAt says that a case goes on in another, with the way there for whoever may see that one.
func (p Pages) pointsAt(c *web.Case, to ledger.StreamID) ([]templ.Component, error) {
	allowed, err := c.Allowed(access.CaseReader, to)
	if err != nil {
		return nil, err
	}
	href := ""
	if allowed[to] {
		href = "/case/" + string(to)
	}
	return []templ.Component{goesOn(href)}, nil
}

// joinedURL is where a case that was joined with the court's can be parted from it; "" for any other.
func joinedURL(c *web.Case) string {
	body, joined := casework.Of(c.History).CourtsCase()
	if !joined || !c.May(access.CaseWorker) {
		return ""
	}
	return sameURL(casework.Pair{Kept: c.Stream, Courts: body.Other})
}
