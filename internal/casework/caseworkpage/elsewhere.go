package caseworkpage

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// elsewherePage is who in this person's other cases is the same as somebody of this one, or may be, with what speaks for it.
type elsewherePage struct {
	formPage
	who    *casework.Person
	places []elsewhere
}

// elsewhere is somebody of another case that the reader works on.
type elsewhere struct {
	casework.Place
	person ledger.StreamID // their own stream
	title  string          // of that case
	joined bool            // found to be the same
}

func (p elsewherePage) Title() string         { return "The same person in other cases" }
func (p elsewherePage) Body() templ.Component { return elsewhereBody(p) }

func (p Pages) elsewherePage(c *web.Case) (elsewherePage, error) {
	who, err := p.personIn(c)
	if err != nil {
		return elsewherePage{}, err
	}
	if len(who.Streams) == 0 {
		return elsewherePage{}, fault.Absent(nil)
	}
	places, err := p.elsewhere(c, who)
	if err != nil {
		return elsewherePage{}, err
	}
	form, err := c.Form()
	return elsewherePage{p.formPage(c, form), who, places}, err
}

// elsewhere are the person's namesakes of the same birth date and those found to be the same, in the other cases that the reader works on.
func (p Pages) elsewhere(c *web.Case, who *casework.Person) ([]elsewhere, error) {
	joined, err := casework.CasesOf(c.Context(), c.DB(), who.Streams[0])
	if err != nil {
		return nil, err
	}
	alike, err := casework.Namesakes(c.Context(), c.DB(), who.Name(), who.Born())
	if err != nil {
		return nil, err
	}
	var all []elsewhere
	for _, place := range joined {
		all = append(all, elsewhere{Place: place, joined: true})
	}
	for _, place := range alike {
		if !slices.Contains(joined, place) {
			all = append(all, elsewhere{Place: place})
		}
	}
	return theirPlaces(c, all)
}

// theirPlaces keeps those in other cases that the reader works on, and says what these are called.
func theirPlaces(c *web.Case, all []elsewhere) ([]elsewhere, error) {
	var streams []ledger.StreamID
	for _, one := range all {
		streams = append(streams, one.Case)
	}
	allowed, err := c.Allowed(access.CaseWorker, streams...)
	if err != nil {
		return nil, err
	}
	titles, err := titlesOf(c, streams)
	if err != nil {
		return nil, err
	}
	var theirs []elsewhere
	for _, one := range all {
		if one.Case == c.Stream || !allowed[one.Case] {
			continue
		}
		h, err := c.Ledger().Read(c.Context(), one.Case)
		if err != nil {
			return nil, err
		}
		if other, ok := casework.Of(h).Person(ledger.Ref{Stream: one.Case, Entry: one.Entry}); ok && len(other.Streams) > 0 {
			one.person, one.title = other.Streams[0], titles[one.Case]
			theirs = append(theirs, one)
		}
	}
	return theirs, nil
}

func (p Pages) showElsewhere(c *web.Case) (web.Page, error) {
	page, err := p.elsewherePage(c)
	return page, err
}

// setElsewhere joins the person with one of another case, or parts them. It is written in the two people's own streams and in no case.
func (p Pages) setElsewhere(c *web.Case) (web.Page, error) {
	page, err := p.elsewherePage(c)
	if err != nil {
		return nil, err
	}
	if len(page.places) == 0 {
		return nil, fault.Refuse("Nobody in your other cases can be this person now. Look at the page again.", nil)
	}
	f := page.Form
	other, ok := page.chosen(f.Text("with"))
	if !ok {
		f.Errors.Add("with", "Choose one of those listed")
		return page, nil
	}
	verb := casework.SamePerson
	if other.joined {
		verb = casework.NotSamePerson
	}
	one := page.who.Streams[0]
	err = c.ActOn(f, []ledger.StreamID{one, other.person}, func(hs ledger.Histories) (ledger.Change, error) {
		return verb(casework.IdentityOf(hs[one]), casework.IdentityOf(hs[other.person]), c.By(), f.ID, f.Text("why"))
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.Path()), err
}

func (p elsewherePage) chosen(value string) (elsewhere, bool) {
	i := slices.IndexFunc(p.places, func(one elsewhere) bool { return string(one.person) == value })
	if i < 0 {
		return elsewhere{}, false
	}
	return p.places[i], true
}

func (p elsewherePage) options() []govuk.Option {
	var all []govuk.Option
	for _, one := range p.places {
		label := one.title + ": the same person"
		if one.joined {
			label = one.title + ": not the same person after all"
		}
		all = append(all, govuk.Option{Value: string(one.person), Label: label, Hint: p.speaksFor(one)})
	}
	return all
}

// speaksFor says what speaks for somebody being the same.
func (p elsewherePage) speaksFor(one elsewhere) string {
	switch {
	case one.joined:
		return "Somebody found them to be the same as " + p.who.Name()
	case one.Born == "":
		return cmp.Or(one.Name, p.who.Name()) + ": the same name; no date of birth is recorded in either case"
	default:
		return one.Name + ": the same name and date of birth"
	}
}
