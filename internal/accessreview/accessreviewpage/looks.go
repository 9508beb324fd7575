package accessreviewpage

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/govuk"
	"candour/internal/web"
	"candour/internal/words"
)

// mostLooks is how many looks a page shows.
const mostLooks = 100

// looksOf are the looks that a finding rests on: this person’s at this case from that day on or, where it is about no case, what they asked for in vain
// that day. The first stand first.
func looksOf(v *web.Visit, f *accessreview.Finding) ([]access.Look, error) {
	from := time.Date(f.Day.Year(), f.Day.Month(), f.Day.Day(), 0, 0, 0, 0, time.UTC)
	if f.Sort == accessreview.TurnedAway {
		looks, err := access.TurnedAway(v.Context(), v.DB(), f.Person, from, from.AddDate(0, 0, 1))
		return looks[:min(len(looks), mostLooks)], err
	}
	if f.Case == "" {
		return nil, nil
	}
	until := v.Now
	if f.Decision != nil {
		until = f.Decision.Entry.Recorded
	}
	looks, err := access.WhoLooked(v.Context(), v.DB(), f.Case, from, until)
	looks = slices.DeleteFunc(looks, func(l access.Look) bool { return l.Person != f.Person })
	slices.Reverse(looks)
	return looks[:min(len(looks), mostLooks)], err
}

// lookRows are the looks in the order in which they were, each with its page.
func (p findingPage) lookRows() []govuk.RowData {
	var all []govuk.RowData
	for _, l := range p.looks {
		all = append(all, govuk.RowData{What: govuk.Link{Text: pageWords(l.Page)}, Why: govuk.Text(at(l.At))})
	}
	return all
}

var valueIn = regexp.MustCompile(`/\{[^}]*\}`)

// pageWords is a page’s pattern in words: "GET /case/{case}/who-has-seen" is "Who has seen".
func pageWords(pattern string) string {
	method, path, _ := strings.Cut(pattern, " ")
	path = strings.TrimPrefix(valueIn.ReplaceAllString(path, ""), "/case")
	said := strings.ReplaceAll(strings.ReplaceAll(strings.Trim(path, "/"), "/", ", "), "-", " ")
	if said == "" {
		said = "overview"
	}
	said = words.UpperFirst(said)
	if method == "POST" {
		said += " (sent a form)"
	}
	return said
}
