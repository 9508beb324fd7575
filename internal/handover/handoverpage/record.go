package handoverpage

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// record is what a case holds that whoever takes it must know first, as it stands now.
type record struct {
	*web.Case
	state *casework.State
}

func recordOf(c *web.Case) record { return record{c, casework.Of(c.History)} }

func (r record) facts() []govuk.Fact {
	return []govuk.Fact{
		{Term: "Children", Detail: govuk.Text(r.children())},
		{Term: "Next hearing", Detail: govuk.Text(r.hearing())},
		{Term: "Due", Detail: lines(r.due(), "Nothing is due.")},
		{Term: "Reaching people safely", Detail: lines(r.safely(), "Nobody has been asked yet.")},
		{Term: "Who has had it", Detail: lines(r.workers(), "Nobody.")},
	}
}

func (r record) children() string {
	var all []string
	for _, child := range r.state.Children() {
		words := child.Name()
		if born := child.Born(); !born.IsZero() {
			words += ", born " + born.Plain()
		}
		all = append(all, words)
	}
	if len(all) == 0 {
		return "None is on the record."
	}
	return strings.Join(all, "; ")
}

func (r record) hearing() string {
	h, listed := r.state.NextHearing(r.Now)
	if !listed {
		return "None is listed."
	}
	return h.Type() + " on " + h.Day().Plain()
}

// due is what is still to be done, and what was promised, to whom and by when.
func (r record) due() []string {
	var all []string
	for _, d := range r.state.Duties() {
		if !d.Open() {
			continue
		}
		words := d.What
		if d.To != "" {
			words += ", to " + d.To
		}
		if d.Due.On.IsZero() {
			words += ": the day is not known"
		} else {
			words += " by " + d.Due.On.Plain()
		}
		if d.Provisional() {
			words += ", provisional until the order comes"
		}
		all = append(all, words)
	}
	return all
}

// safely is how each adult is reached safely, of those who were asked.
func (r record) safely() []string {
	var all []string
	for _, p := range r.state.People() {
		if safe := p.Safe(); safe.Asked() {
			all = append(all, p.Name()+": "+strings.Join(safe.Sentences(r.Words), " "))
		}
	}
	return all
}

// workers are who has had the case and from when until when.
func (r record) workers() []string {
	var all []string
	for _, a := range r.state.Allocations() {
		words := a.Name + ", from " + calendar.DateInLondon(a.Since).Plain()
		if !a.Until.IsZero() {
			words += " until " + calendar.DateInLondon(a.Until).Plain()
		}
		all = append(all, words)
	}
	return all
}
