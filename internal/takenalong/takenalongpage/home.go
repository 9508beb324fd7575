package takenalongpage

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/takenalong"
	"candour/internal/web"
	"candour/internal/words"
)

// homePage is what one has with one on devices, with what changed since in each case, and what is out of the cases that one manages.
type homePage struct {
	*web.Visit
	onTablet
	mine, others []out
}

func (p homePage) Title() string         { return "Taken along" }
func (p homePage) Body() templ.Component { return homeBody(p) }

// out is a case on a device.
type out struct {
	takenalong.Row
	who     string
	open    bool     // whoever looks may read the case
	changed []string // what was added since, by sort: “2 notes”
}

func (p Pages) home(v *web.Visit) (web.Page, error) {
	rows, err := takenalong.Out(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	var streams []ledger.StreamID
	for _, r := range rows {
		streams = append(streams, r.Case)
	}
	reads, err := v.Allowed(access.CaseReader, streams...)
	if err != nil {
		return nil, err
	}
	manages, err := v.Allowed(access.CaseManager, streams...)
	if err != nil {
		return nil, err
	}
	page := homePage{Visit: v, onTablet: onTablet{p}}
	for _, r := range rows {
		one := out{Row: r, who: v.People.Name(ledger.By(r.Person)), open: reads[r.Case]}
		switch {
		case r.Person == v.Person.ID:
			if one.open {
				if one.changed, err = since(v, r); err != nil {
					return nil, err
				}
			}
			page.mine = append(page.mine, one)
		case manages[r.Case]:
			page.others = append(page.others, one)
		}
	}
	return page, nil
}

// sorts are what is counted together, by the room and name of a kind.
var sorts = []struct {
	one, many string
	kinds     []string
}{
	{"note", "notes", []string{"casework.note/1", "casework.note_corrected/1"}},
	{"warning", "warnings", []string{"warning.given/1", "warning.looked/1", "warning.ended/1"}},
	{"visit planned or moved", "visits planned or moved", []string{"casework.visit_planned/1", "casework.visit_moved/1", "casework.visit_ended/1"}},
	{"decision on seeing a child", "decisions on seeing a child", []string{"contact.arranged/1"}},
}

// since counts what others and oneself added to a case since it was taken, by sort. That it was taken, called back or wiped counts as nothing.
func since(v *web.Visit, r takenalong.Row) ([]string, error) {
	h, err := v.Ledger().Read(v.Context(), r.Case)
	if err != nil {
		return nil, err
	}
	shown, err := casework.ShownTo(v, h)
	if err != nil {
		return nil, err
	}
	counts, rest := make([]int, len(sorts)), 0
	for _, e := range shown {
		if e.Version <= r.Version || own[e.Kind] {
			continue
		}
		if i := sortOf(e.Kind); i >= 0 {
			counts[i]++
		} else {
			rest++
		}
	}
	var all []string
	for i, n := range counts {
		all = append(all, counted(n, sorts[i].one, sorts[i].many)...)
	}
	return append(all, counted(rest, "other entry", "other entries")...), nil
}

var own = map[string]bool{takenalong.Taken.Name(): true, takenalong.CalledBack.Name(): true, takenalong.Gone.Name(): true}

func sortOf(kind string) int {
	for i, s := range sorts {
		if slices.Contains(s.kinds, kind) {
			return i
		}
	}
	return -1
}

func counted(n int, one, many string) []string {
	switch n {
	case 0:
		return nil
	case 1:
		return []string{"1 " + one}
	default:
		return []string{fmt.Sprint(n, " ", many)}
	}
}

// stands is until when it is on the device, and what becomes of it.
func (o out) stands() string {
	if o.Called() {
		return "Called back. It is wiped when the device is next in contact; until then it can be read there until " + moment(o.Until()) + "."
	}
	return o.Device + ", as it stood on " + moment(o.At()) + ". It ends by itself on " + moment(o.Until()) + "."
}

func (o out) tag() templ.Component {
	if o.Called() {
		return govuk.Tag("Called back")
	}
	return govuk.Tag("Out")
}

func (o out) url(parts ...string) string {
	url := "/case/" + string(o.Case)
	for _, part := range parts {
		url += "/" + part
	}
	return url
}

func (o out) callBackURL() string {
	return Home + "/call-back/" + string(o.Case) + "/" + string(o.Taken)
}

// changes are what was added since, in a sentence.
func (o out) changes() string {
	if len(o.changed) == 0 {
		return "Nothing was added since."
	}
	return "Added since you took it: " + words.List(o.changed) + "."
}

func (o out) changesURL() string {
	return o.url("changed") + "?from=" + o.TakenAt
}

// deed leads to a form that knows which version of the case was read.
func (o out) deed(text string, parts ...string) govuk.Link {
	return govuk.Link{Text: text, Href: fmt.Sprintf("%s?%s=%d", o.url(parts...), web.Seen, o.Version), Hidden: " in " + o.Title}
}

// callBackPage asks whether it is to be wiped.
type callBackPage struct {
	*web.Visit
	form *web.Form
	out  out
}

func (p callBackPage) Title() string         { return "Call it back?" }
func (p callBackPage) Errors() govuk.Errors  { return p.form.Errors }
func (p callBackPage) Body() templ.Component { return callBackBody(p) }

// parcel is what the address names, for whoever took it or manages the case.
func (p Pages) parcel(v *web.Visit) (callBackPage, error) {
	taken, err := v.Entry("taken")
	if err != nil {
		return callBackPage{}, err
	}
	rows, err := takenalong.Named(v.Context(), v.DB(), []ledger.EntryID{taken})
	if err != nil {
		return callBackPage{}, err
	}
	if len(rows) == 0 || string(rows[0].Case) != v.Request.PathValue("case") {
		return callBackPage{}, fault.Absent(nil)
	}
	manages, err := v.Allowed(access.CaseManager, rows[0].Case)
	if err != nil {
		return callBackPage{}, err
	}
	if rows[0].Person != v.Person.ID && !manages[rows[0].Case] {
		return callBackPage{}, fault.Absent(nil)
	}
	reads, err := v.Allowed(access.CaseReader, rows[0].Case)
	if err != nil {
		return callBackPage{}, err
	}
	form, err := v.Form()
	return callBackPage{v, form, out{Row: rows[0], who: v.People.Name(ledger.By(rows[0].Person)), open: reads[rows[0].Case]}}, err
}

func (p Pages) showCallBack(v *web.Visit) (web.Page, error) { return p.parcel(v) }

func (p Pages) callBack(v *web.Visit) (web.Page, error) {
	page, err := p.parcel(v)
	if err != nil {
		return nil, err
	}
	step := takenalong.Step{By: v.By(), ID: page.form.ID, Now: v.Now}
	_, err = v.Do(ledger.Act{Form: step.ID, On: []ledger.Seen{{Stream: page.out.Case, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return takenalong.CallBack(hs[page.out.Case], step, page.out.Taken)
	}})
	if page.form.Refused(err) {
		return page, nil
	}
	return v.SeeOther(Home), err
}

// name is what the case is called, for whoever may read it.
func (o out) name() string {
	if !o.open {
		return "A case that you do not work on any more"
	}
	return o.Title
}
