package latepage

import (
	"slices"
	"strconv"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/late"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/words"
)

// group is places about which the same answers may be given.
type group struct {
	id, title, lede string
	has             func(*late.Find) bool
}

// The groups there are, in the order in which the page shows them: what has left comes first.
var groups = []group{
	{"left", "It has left the case", "Who was given it? If it reached somebody who may not have it, that comes before everything else on this page.", ofSort(late.HasLeft)},
	{"agree", "Somebody else said that it may stand", "They did not hide the detail, so a second person says whether they agree.", func(f *late.Find) bool { return f.Proposed != nil }},
	{"entry", "In the case itself", "These words are held back: they are on no page, in no search and in nothing that is sent. Correct each without the detail, or keep it held back.", ofSort(late.InEntry)},
	{"report", "In a report that is being written", "A report that says it can neither be signed nor handed over.", ofSort(late.InReport)},
	{"form", "In what you are typing", "You began a form and have not sent it. Nobody else sees what you type.", ofSort(late.InForm)},
	{"file", "In files and documents", "A machine found it in the text.", func(f *late.Find) bool { return isFile(f) && !f.Unread }},
	{"look", "Not checked", "Pictures, scans and what could not be opened: no machine can say what they show. Look at each yourself.", func(f *late.Find) bool { return f.Unread }},
}

func ofSort(sort late.Sort) func(*late.Find) bool {
	return func(f *late.Find) bool { return f.Sort == sort && f.Proposed == nil }
}

func isFile(f *late.Find) bool {
	return (f.Sort == late.InFile || f.Sort == late.InDocument) && f.Proposed == nil
}

// of are those of some places that belong to the group.
func (g group) of(all []*late.Find) []*late.Find {
	return slices.DeleteFunc(slices.Clone(all), func(f *late.Find) bool { return !g.has(f) })
}

// answers are those that may be given about a place of the group. That something reached somebody has a page of its own.
func (g group) answers(f *late.Find) []late.Says {
	return slices.DeleteFunc(f.Answers(), func(s late.Says) bool { return s == late.Reached })
}

// told tells of places in words that hold no detail.
type told struct {
	*web.Case
	pages Pages
	found *late.State
	read  ledger.Histories // each stream as this page read it, once
}

// history is a stream as this page reads it: once, however many places stand in it.
func (t told) history(stream ledger.StreamID) (*ledger.History, error) {
	if h := t.read[stream]; h != nil {
		return h, nil
	}
	h, err := t.Ledger().Read(t.Context(), stream)
	if err == nil {
		t.read[stream] = h
	}
	return h, err
}

// what is a place as a practitioner calls it.
func (t told) what(f *late.Find) string {
	switch f.Sort {
	case late.HasLeft:
		if d, ok := t.departure(f); ok {
			return d.What + ", to " + d.To
		}
	case late.InReport:
		return t.reportName(f) + ", being written"
	case late.InForm:
		return "A form that you began and have not sent"
	case late.InDocument:
		return "A document that the court sent"
	}
	return t.line(f)
}

func (t told) line(f *late.Find) string {
	e, ok := casework.Find(t.History, f.Place.Entry)
	if !ok || casework.Hidden(t.History)[e.ID] != "" {
		return "Something in this case"
	}
	line := t.Ledger().Registry().Line(t.Words, e).Text
	if f.Sort == late.InFile {
		return "File: " + line
	}
	return line
}

func (t told) departure(f *late.Find) (leaving.Departure, bool) {
	all := leaving.Register(t.pages.Sweeper.Pack, t.History)
	i := slices.IndexFunc(all, func(d leaving.Departure) bool { return d.Entry.ID == f.Place.Entry })
	if i < 0 {
		return leaving.Departure{}, false
	}
	return all[i], true
}

func (t told) reportName(f *late.Find) string {
	r, ok := report.Of(t.History).Report(f.Report)
	if !ok {
		return "A report"
	}
	of, _ := t.pages.Sweeper.Pack.ReportType(r.Type)
	return of.Name
}

// to is where a place is seen.
func (t told) to(f *late.Find) string {
	switch f.Sort {
	case late.HasLeft:
		return t.URL("left")
	case late.InReport:
		return t.URL("report", string(f.Report.Entry))
	case late.InForm:
		return f.Form
	case late.InDocument:
		return t.URL("court", "documents")
	default:
		return t.URL("timeline") + "?entry=" + string(f.Place.Entry)
	}
}

// when is when a place was written and by whom; nothing of what is on record elsewhere.
func (t told) when(f *late.Find) string {
	e, ok := t.History.Find(f.Place.Entry)
	if !ok {
		return ""
	}
	return "Written by " + t.People.Name(e.Author) + ", " + calendar.DateInLondon(e.Recorded).Plain() + "."
}

// why says which detail stands there, and who hid it.
func (t told) why(f *late.Find) string {
	if f.Unread {
		return "Nobody has said whether it shows what is hidden."
	}
	first := f.Details[0]
	said := "It says " + f.Named(t.Words) + ", hidden by " + t.People.Name(first.By)
	if at, err := ledger.ParseTime(first.At); err == nil {
		said += " on " + calendar.DateInLondon(at).Plain()
	}
	return said + "."
}

// why also says who proposed that it may stand, for whoever agrees or does not.
func (t told) proposed(f *late.Find) string {
	if f.Proposed == nil {
		return ""
	}
	return t.People.Name(f.Proposed.Entry.Author) + " says that it may stand: “" + f.Proposed.Why + "”"
}

// heldBack reports whether words of a place are held back, so that they are read on a page of their own.
func (t told) heldBack(f *late.Find) bool {
	if f.Sort != late.InEntry && f.Sort != late.InReport {
		return false
	}
	h, err := t.history(f.Place.Stream)
	return err == nil && casework.HoldsBack(h, f.Place.Entry) && casework.Hidden(h)[f.Place.Entry] == ""
}

func (t told) row(f *late.Find) govuk.RowData {
	return govuk.RowData{What: govuk.Link{Text: words.UpperFirst(t.what(f)), Href: t.to(f)}, Why: whyStands(t, f), State: stateOf(t, f)}
}

// says is an answer as this place has it: of what was typed and of a report, that it was changed.
func says(f *late.Find, s late.Says) string {
	if s == late.Corrected && f.Sort != late.InEntry {
		return "Changed: it no longer says it"
	}
	var p words.Printer
	return s.Words(p)
}

// waits says how many places wait.
func waits(n int) string {
	if n == 1 {
		return "a detail was hidden, and one other place still says it, or could not be checked. "
	}
	return "a detail was hidden, and " + strconv.Itoa(n) + " other places still say it, or could not be checked. "
}
