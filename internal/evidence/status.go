package evidence

import (
	"cmp"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// Status is one thing to be said of a factual matter in the law’s own words.
type Status struct {
	ID          string // a matter status of the pack: "said", "disputed", "found"
	By          Who    // who says, disputes, admits; nobody for what a court did
	On          calendar.Date
	Court       string
	Judge       string
	Paragraph   string
	Offence     string
	Provisional bool       // from a note of the hearing; the document has not come
	SetAside    bool       // set aside since
	Item        ledger.Ref // whose words it is, for what was said, disputed or taken back
	Entry       ledger.Entry
}

// Statuses are all that is to be said of the matter an item speaks to, in the order of their days. It is computed from the acts on record,
// and nothing of it is stored.
func (s *State) Statuses(item ledger.Ref) []Status {
	matter := s.MatterOf(item)
	var out []Status
	for _, i := range s.OneMatter(item) {
		out = append(out, s.accountStatus(i, "said"))
	}
	out = append(out, s.answers(matter)...)
	out = append(out, s.decisions(matter)...)
	slices.SortStableFunc(out, func(a, b Status) int {
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Entry.Version, b.Entry.Version))
	})
	return out
}

func (s *State) accountStatus(i *Item, id string) Status {
	st := Status{ID: id, Item: i.Ref(), Entry: i.Entry}
	if i.Source != nil {
		st.By, st.On = i.Source.Who, i.Source.On()
	}
	return st
}

// answers are who disputes the matter, and who took back what they said of it.
func (s *State) answers(matter ledger.Ref) []Status {
	var out []Status
	for _, d := range s.disputes {
		denial, known := s.Item(d.Body.Denial)
		if known && s.MatterOf(d.Body.Item) == matter {
			out = append(out, s.accountStatus(denial, "disputed"))
		}
	}
	for _, r := range s.retractions {
		account, known := s.Item(r.Body.Account)
		if known && s.MatterOf(r.Body.Item) == matter {
			out = append(out, s.accountStatus(account, "taken_back"))
		}
	}
	return out
}

// decisions are what was found, admitted, or came of the matter elsewhere.
func (s *State) decisions(matter ledger.Ref) []Status {
	var out []Status
	for _, f := range s.findings {
		id := "found"
		if !f.Body.Proved {
			id = "not_proved"
		}
		if slices.ContainsFunc(f.Body.Items, func(i ledger.Ref) bool { return s.MatterOf(i) == matter }) && !s.wasReplaced(f.Ref()) {
			out = append(out, Status{
				ID: id, On: f.On(), Court: f.Body.Court, Judge: f.Body.Judge, Paragraph: f.Paper.Paragraph, Provisional: f.Provisional,
				SetAside: s.wasSetAside(f.Ref()), Entry: f.Entry,
			})
		}
	}
	for _, x := range s.admissions {
		if s.MatterOf(x.Body.Item) == matter {
			out = append(out, Status{ID: "admitted", By: x.Body.By, On: x.On(), Paragraph: x.Body.Paper.Paragraph, Entry: x.Entry})
		}
	}
	for _, x := range s.outcomes {
		if s.MatterOf(x.Body.Item) == matter {
			out = append(out, Status{
				ID: string(x.Body.Outcome), By: x.Body.By, On: x.On(), Court: x.Body.Court, Offence: x.Body.Offence,
				Paragraph: x.Body.Paper.Paragraph, SetAside: s.wasSetAside(x.Ref()), Entry: x.Entry,
			})
		}
	}
	return out
}

// Text is the status in a sentence’s words: "Found by a court (Family Court at Wexcombe, 20 November 2026, paragraph 23)".
func (st Status) Text(p words.Printer, rules *pack.Pack, name func(Who) string) string {
	var head string
	switch st.ID {
	case "said":
		head = p.Say("Said by %s", name(st.By))
	case "disputed":
		head = p.Say("Disputed by %s", name(st.By))
	case "admitted":
		head = p.Say("Admitted by %s", name(st.By))
	case "agreed":
		head = p.Say("Agreed by the parties")
	default:
		status, _ := rules.MatterStatus(st.ID)
		head = capital(cmp.Or(status.Name, strings.ReplaceAll(st.ID, "_", " ")))
	}
	text := head + " (" + strings.Join(st.details(p), ", ") + ")"
	if st.SetAside {
		text += p.Say("; set aside since")
	}
	return text
}

func (st Status) details(p words.Printer) []string {
	var out []string
	for _, d := range []string{st.Court, st.Judge, st.On.Plain(), st.Offence} {
		if d != "" {
			out = append(out, d)
		}
	}
	if st.Paragraph != "" {
		out = append(out, p.Say("paragraph %s", st.Paragraph))
	}
	if st.Provisional {
		out = append(out, p.Say("from a note of the hearing: the document has not come"))
	}
	return out
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
