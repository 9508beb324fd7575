package evidencepage

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/disclosure"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack    *pack.Pack
	Footing *footing.Footing
	Files   ledger.Files
	Reader  disclosure.Reader // reads an attached PDF before it is handed over
	Compare string            // the part of a case in which papers are compared; "" when nothing serves it
	Papers  PaperReader       // gives a passage of a paper to be marked; nil when nothing reads papers
	Table   string            // the part of a case with the table of what is alleged; "" when nothing serves it
	Map     string            // the part of a case with the evidence map; "" when nothing serves it
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const item = "/case/{case}/evidence/{item}"
	return []web.Route{
		web.ForCase("/case/{case}/evidence", access.CaseReader, p.list, nil),
		web.ForCase("/case/{case}/evidence/new", access.CaseWorker, p.showDraw, withFile(p.draw)),
		web.ForCase("/case/{case}/evidence/tool", access.CaseWorker, p.showTool, p.tool),
		web.ForCase("/case/{case}/mark/{document}", access.CaseWorker, p.showSeveral, p.markSeveral),
		web.ForCase("/case/{case}/evidence/new/{document}/{paragraphs}", access.CaseWorker, p.showPassage, p.markPassage),
		web.ForCase("/case/{case}/papers", access.CaseReader, p.papers, nil),
		web.ForCase("/case/{case}/papers/new", access.CaseWorker, p.showAddPapers, withFile(p.addPapers)),
		web.ForCase("/case/{case}/papers/{paper}", access.CaseReader, p.paper, nil),
		web.ForCase("/case/{case}/note/{note}/mark", access.CaseWorker, p.showMark, p.mark),
		web.ForCase(item, access.CaseReader, p.item, nil),
		web.ForCase(item+"/what-if", access.CaseReader, p.whatIf, nil),
		web.ForCase(item+"/attachment", access.CaseReader, p.attachment, nil),
		web.ForCase(item+"/dispute", access.CaseWorker, p.showDispute, withFile(p.dispute)),
		web.ForCase(item+"/take-back", access.CaseWorker, p.showTakeBack, withFile(p.takeBack)),
		web.ForCase(item+"/replace", access.CaseWorker, p.showReplace, withFile(p.replace)),
		web.ForCase(item+"/outweigh", access.CaseWorker, p.showOutweigh, p.outweigh),
		web.ForCase(item+"/find", access.CaseWorker, p.showFind, withFile(p.find)),
		web.ForCase(item+"/confirm", access.CaseWorker, p.showConfirm, withFile(p.confirm)),
		web.ForCase(item+"/set-aside", access.CaseWorker, p.showSetAside, withFile(p.setAside)),
		web.ForCase(item+"/settle", access.CaseWorker, p.showSettle, withFile(p.settle)),
		web.ForCase(item+"/no-weight", access.CaseWorker, p.showNoWeight, p.noWeight),
		web.ForCase(item+"/weight", access.CaseWorker, p.showWeight, p.weight),
		web.ForCase(item+"/matter", access.CaseWorker, p.showMatter, p.matter),
		web.ForCase(item+"/repeats", access.CaseWorker, p.showRepeats, p.repeats),
		web.ForCase(item+"/carry", access.CaseWorker, p.showCarry, p.carry),
		web.ForCase(item+"/handling", access.CaseWorker, p.showHandling, p.handling),
		web.ForCase(item+"/bundle-page", access.CaseWorker, p.showBundlePage, p.bundlePage),
	}
}

// view is a case's evidence as one page sees it: what is on record and where it stands today.
type view struct {
	*web.Case
	pack     *pack.Pack
	today    calendar.Date
	people   *casework.State
	evidence *evidence.State
	argument *footing.Case
}

func (p Pages) view(c *web.Case) (*view, error) {
	today := calendar.DateInLondon(c.Moment())
	argument, err := p.Footing.At(today, c.History)
	if err != nil {
		return nil, err
	}
	return &view{c, p.Pack, today, casework.Of(c.History), evidence.Of(c.History), argument}, nil
}

// itemOf is the item of the address. One that is not in this case is not there.
func (v *view) itemOf() (*evidence.Item, error) {
	id, err := v.Entry("item")
	if err != nil {
		return nil, err
	}
	i, ok := v.evidence.Item(ledger.Ref{Stream: v.Stream, Entry: id})
	if !ok {
		return nil, fault.Absent(nil)
	}
	return i, nil
}

func (v *view) itemURL(i *evidence.Item, parts ...string) string {
	address := v.URL(append([]string{"evidence", string(i.Entry.ID)}, parts...)...)
	if len(parts) > 0 {
		return address
	}
	return v.AsOf(address)
}

// name is what somebody is called in this case.
func (v *view) name(w evidence.Who) string {
	if person, ok := v.people.Person(w.Person); ok {
		return person.Name()
	}
	if w.Name != "" {
		return w.Name
	}
	return "Somebody who is not named"
}

// label is an item in a list of choices: "14: Hannah Ashdown, 1 September 2026. Mr Kersey drove the children ..."
func (v *view) label(i *evidence.Item) string {
	return v.Words.Say("%d: %s. %s", i.Number, v.source(i), i.Says)
}

// source is who said an item and when.
func (v *view) source(i *evidence.Item) string {
	if i.Source == nil {
		return v.Words.Say("its source is not on record")
	}
	return v.Words.Say("%s, %s", v.name(i.Source.Who), i.Source.On().Plain())
}
