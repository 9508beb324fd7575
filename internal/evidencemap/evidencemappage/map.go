package evidencemappage

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidencemap"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/words"
)

// mapPage draws what stands in a case, or in one report, and lists the same. It may be only about one thing.
type mapPage struct {
	web.CasePage
	desk    report.Desk
	report  *report.Reading // nil for the whole case
	whole   *evidencemap.Map
	shown   *evidencemap.Map // all of it, or what is about one thing
	of      string           // the thing it is about; "" for all
	drawing evidencemap.Drawing
	about   func(ledger.Entry) govuk.Link
}

func (p mapPage) Title() string         { return "Evidence map" }
func (p mapPage) Body() templ.Component { return mapBody(p) }

func (p Pages) show(c *web.Case) (web.Page, error) {
	page := mapPage{CasePage: web.CasePage{Case: c}, desk: p.Desk, of: c.Query("of"), about: func(ledger.Entry) govuk.Link { return govuk.Link{} }}
	if p.About != nil {
		page.about = p.About(c)
	}
	if err := page.read(c.Query("report")); err != nil {
		return nil, err
	}
	page.shown = page.whole
	if page.of != "" {
		only, there := page.whole.Only(page.of)
		if !there {
			return nil, fault.Absent(nil)
		}
		page.shown = only
	}
	if page.shown.TooMany() {
		return page, nil
	}
	var err error
	page.drawing, err = page.shown.Draw()
	return page, err
}

// read makes the map of the case, or of one of its reports.
func (p *mapPage) read(of string) error {
	if of == "" {
		argument, err := p.desk.Footing.At(calendar.DateInLondon(p.Now), p.History)
		if err == nil {
			p.whole = evidencemap.Of(argument, p.History)
		}
		return err
	}
	r, ok := report.Of(p.History).Report(ledger.Ref{Stream: p.Stream, Entry: ledger.EntryID(of)})
	if !ok {
		return fault.Absent(nil)
	}
	err := p.readReport(r)
	if err == nil {
		p.whole = evidencemap.OfReport(p.report, p.History)
	}
	return err
}

// readReport reads a report as its own page does.
func (p *mapPage) readReport(r *report.Report) (err error) {
	if p.report, err = p.desk.Open(p.Context(), p.Ledger(), p.History, r, calendar.DateInLondon(p.Now)); err == nil && !p.May(access.Answerer) {
		err = p.report.RefuseHidden()
	}
	return err
}

// address is the map’s, about one thing or all.
func (p mapPage) address(of string) string {
	query := url.Values{}
	if p.report != nil {
		query.Set("report", string(p.report.Ref.Entry))
	}
	if of != "" {
		query.Set("of", of)
	}
	if len(query) == 0 {
		return p.URL(Home)
	}
	return p.URL(Home) + "?" + query.Encode()
}

func (p mapPage) back() govuk.Link {
	if p.report != nil {
		return govuk.Link{Text: p.report.Type.Name, Href: p.URL("report", string(p.report.Ref.Entry))}
	}
	return govuk.Link{Text: "All evidence", Href: p.URL("evidence")}
}

// over says which report is mapped.
func (p mapPage) over() string {
	switch {
	case p.report == nil:
		return ""
	case p.report.Signed == nil:
		return p.report.Type.Name + ", draft"
	default:
		return p.report.Type.Name + ", signed " + p.report.Signed.On.Plain()
	}
}

// choices are the things that the map can be about.
func (p mapPage) choices() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Everything on this map"}}
	for _, b := range p.whole.Boxes {
		if b.Sort != evidencemap.Other || b.ID == p.of {
			all = append(all, govuk.Option{Value: b.ID, Label: shortened(b.Name())})
		}
	}
	return all
}

// shortened is a name that fits the list of choices.
func shortened(name string) string {
	const most = 90
	if letters := []rune(name); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return name
}

// chosen is the value of the choice that the map is about: a box may also have been asked for by the name of its entry.
func (p mapPage) chosen() string {
	for _, b := range p.subjects() {
		return b.ID
	}
	return ""
}

// subjects are the boxes that the map is about.
func (p mapPage) subjects() []*evidencemap.Box {
	var all []*evidencemap.Box
	for _, b := range p.shown.Boxes {
		if p.of != "" && (b.ID == p.of || string(b.Key.Entry) == p.of) {
			all = append(all, b)
		}
	}
	return all
}

// subject says what the map shows when that is not everything.
func (p mapPage) subject() string {
	if all := p.subjects(); len(all) == 1 {
		return all[0].Name()
	} else if len(all) > 1 {
		return all[0].Name() + ", and what was recorded with it"
	}
	return ""
}

// reports are those whose statements can be mapped with their words.
func (p mapPage) reports() []govuk.Link {
	var links []govuk.Link
	for _, r := range report.Of(p.History).Reports() {
		t, ok := p.desk.Pack.ReportType(r.Type)
		if !ok || p.report != nil {
			continue
		}
		name := t.Name + ", draft by " + r.Name
		if r.Signed != nil {
			name = t.Name + ", signed " + r.Signed.On.Plain()
		}
		links = append(links, govuk.Link{Text: name, Href: p.URL(Home) + "?report=" + string(r.Ref.Entry)})
	}
	return links
}

// apart says what has no box.
func (p mapPage) apart() string {
	switch p.shown.Apart {
	case 0:
		return ""
	case 1:
		return "One record, such as a note or an order, is not shown: nothing rests on it and it speaks against nothing."
	default:
		return strconv.Itoa(p.shown.Apart) + " records, such as notes and orders, are not shown: nothing rests on them and they speak against nothing."
	}
}

// at is the page on which a box is read; "" when there is none.
func (p mapPage) at(b *evidencemap.Box) string {
	if b.At != "" {
		return p.URL(b.At)
	}
	if b.Key.Stream != p.Stream {
		return elsewhere(b.Key)
	}
	e, ok := p.History.Find(b.Key.Entry)
	if !ok || e.Erased {
		return ""
	}
	switch e.Body.(type) {
	case casework.NoteBody:
		return p.URL("note", string(e.ID))
	case casework.OrderBody:
		return p.URL("order", string(e.ID))
	}
	return p.about(e).Href
}

// elsewhere is the page of guidance or a tool; what is in other cases is not shown from here.
func elsewhere(k footing.Key) string {
	if k.Facet == footing.InForce {
		return "/guidance/" + string(k.Stream)
	}
	return ""
}

// listed is the nested list.
func (p mapPage) listed(some []evidencemap.Listed) []govuk.ChainItem {
	var items []govuk.ChainItem
	for _, x := range some {
		item := govuk.ChainItem{How: x.How, Tag: tag(x.Box), What: govuk.Link{Text: x.Name(), Href: p.at(x.Box)}, Under: p.listed(x.Under)}
		if why := whyListed(x); why != "" {
			item.Why = govuk.Text(why)
		}
		items = append(items, item)
	}
	return items
}

// whyListed is why a box does not simply stand, and where the rest of it is told.
func whyListed(x evidencemap.Listed) string {
	switch {
	case x.Again:
		return "What it rests on, and what speaks against it, is listed above."
	case !x.Standing.Holds() && x.Beside != "":
		return x.Why + " " + x.Beside + "."
	case !x.Standing.Holds():
		return x.Why
	default:
		return ""
	}
}

// tag is the standing with its reason.
func tag(b *evidencemap.Box) templ.Component {
	return govuk.StandingTagSaying(drawn[b.Standing], words.UpperFirst(b.Words))
}

// drawn is how each standing is drawn.
var drawn = map[footing.Standing]govuk.Standing{
	footing.NotAnswered:     govuk.NothingSupportsIt,
	footing.Stands:          govuk.Stands,
	footing.ChallengeMet:    govuk.ChallengeAnswered,
	footing.FoundByTheCourt: govuk.FoundByCourt,
	footing.Disputed:        govuk.Disputed,
	footing.NoLongerStands:  govuk.NoLongerStands,
	footing.NothingSupports: govuk.NothingSupportsIt,
}
