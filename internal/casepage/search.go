package casepage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// searchPage finds cases by what one may see of them.
type searchPage struct {
	*web.Visit
	typed  string
	found  []casework.Row
	near   []casework.Row // of names that come close to what was typed, when nothing else was found
	all    int            // cases found, of which a page shows the first
	many   bool           // more cases hold what was typed than are listed; then none is
	hidden hiddenNumber   // cases found by a telephone number that is hidden
	within casework.Within
	closed bool   // closed cases too were asked for
	partly bool   // closed cases were not looked through: there are too many
	urgent string // where a manager on call reaches a case that they do not work on, by its exact number
}

func (p searchPage) Title() string         { return "Search" }
func (p searchPage) Body() templ.Component { return searchBody(p) }

// hint says what is found.
func (p searchPage) hint() string {
	if p.Person.Has(access.ManagerOnCall) {
		return "In an emergency, type the whole court number, such as WX26P09999: it leads to any case. By name, only cases that are yours to see are found."
	}
	return "Former names too, the worker’s name, or the day of a hearing, such as 24 November 2026. A hidden telephone number is found in open cases by whoever may ask to see it, when it is typed whole, and that is recorded. Accents and apostrophes do not matter. Only cases that are yours to see are found."
}

// longest is how much of what is typed is looked for.
const longest = 200

// search answers what was sent, and an empty box before. What is typed is often a child's name, and stands in no address.
func (p Pages) search(v *web.Visit) (web.Page, error) {
	page := searchPage{Visit: v, typed: strings.TrimSpace(v.Request.PostFormValue("q")), closed: v.Request.PostFormValue("closed") != ""}
	if len(page.typed) > longest {
		page.typed = strings.ToValidUTF8(page.typed[:longest], "")
	}
	var err error
	shown := onePage
	if wanted(v) != "" {
		shown = casework.MostFound
	}
	if err = page.settleWithin(); err != nil {
		return nil, err
	}
	if err = page.find(shown); err != nil {
		return nil, err
	}
	if page.hidden, err = byHiddenNumber(v, page.typed); err != nil {
		return nil, err
	}
	if page.nothing() {
		if page.near, err = nearly(v, page.within, page.typed); err != nil {
			return nil, err
		}
	}
	if as := wanted(v); as != "" && page.typed != "" {
		return leavesAs(v, as, "search", casesTable(page.found))
	}
	page.urgent, err = urgentDoor(v, page.typed)
	return page, err
}

// settleWithin settles which cases are looked through.
func (p *searchPage) settleWithin() (err error) {
	p.within = access.Mine
	if !p.closed {
		p.within, p.partly, err = casework.WithinOf(p.Context(), p.DB(), p.Person, p.Now, casework.MostLookedThrough)
	}
	return err
}

// find puts the first so many cases of the person that hold what was typed on the page, and how many hold it.
func (p *searchPage) find(shown int) (err error) {
	v := p.Visit
	var held []casework.Brief
	if held, p.many, err = casework.Search(v.Context(), v.DB(), v.Person, v.People, v.Now, casework.Query{Typed: p.typed, Within: p.within, Most: casework.MostFound}); err != nil {
		return err
	}
	held, err = web.Theirs(v, access.CaseReader, held, func(b casework.Brief) ledger.StreamID { return b.Case })
	if err != nil {
		return err
	}
	p.all = len(held)
	var first []ledger.StreamID
	for _, b := range held[:min(len(held), shown)] {
		first = append(first, b.Case)
	}
	p.found, err = casework.RowsOf(v.Context(), v.DB(), first, v.Now)
	return err
}

// nothing reports whether no case holds what was typed.
func (p searchPage) nothing() bool { return len(p.found) == 0 && len(p.hidden.found) == 0 && !p.many }

// nearly are the cases of a person in which a name comes close to what was typed.
func nearly(v *web.Visit, within casework.Within, typed string) ([]casework.Row, error) {
	near, err := casework.Misspelt(v.Context(), v.DB(), v.Person, v.Now, within, typed)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, near, caseOf)
}

// urgentDoor is the urgent page of the case with exactly this number, for a manager on call.
func urgentDoor(v *web.Visit, number string) (string, error) {
	if !v.Person.Has(access.ManagerOnCall) || number == "" {
		return "", nil
	}
	for _, law := range []pack.Law{pack.PrivateLaw, pack.PublicLaw} {
		stream, known, err := casework.ByNumber(v.Context(), v.DB(), law, number)
		if err != nil {
			return "", err
		}
		allowed, err := v.Allowed(access.Urgent, stream)
		if err != nil {
			return "", err
		}
		if known && allowed[stream] {
			return "/case/" + string(stream) + "/worried", nil
		}
	}
	return "", nil
}
