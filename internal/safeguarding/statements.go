package safeguarding

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/words"
)

// Statements are all that the letter says by what was asked and checked, in the order in which it is read. Each rests on what it comes from.
func Statements(r *report.Reading, h *ledger.History, list pack.SafeguardingList) []Statement {
	f := &filling{Reading: r, list: list, state: Of(h), denies: map[ledger.Ref]ledger.Ref{}}
	f.findDenials()
	f.family()
	f.checks()
	f.said()
	f.outcomes()
	f.issues()
	f.limits()
	f.parties()
	return f.all
}

func held(text string) bool { return strings.Contains(text, casework.HeldBackWords) }

// filling makes the statements of a letter.
type filling struct {
	*report.Reading
	list   pack.SafeguardingList
	state  *State
	denies map[ledger.Ref]ledger.Ref // an item to the one whose matter it disputes
	all    []Statement
}

// say adds a statement to a part of the letter; a report without that part does without it.
func (f *filling) say(part pack.LetterPart, s report.Saying) {
	section, has := f.list.Sections[part]
	if !has {
		return
	}
	if n := f.list.Answers[part]; n > 0 && s.Kind != report.Heading && s.Kind != report.Linking {
		if of := fmt.Sprintf("pack/%d", n); slices.ContainsFunc(f.Questions, func(q report.Question) bool { return q.ID == of }) {
			s.Answers = []string{of}
		}
	}
	f.all = append(f.all, Statement{f.id(section, s), report.WrittenBody{Section: section, Saying: s}})
}

// id names a statement by its place and by what it rests on first or, where it rests on nothing, by what it says. Plain facts are named by all that
// they rest on: one that another entry gives by now is another statement.
func (f *filling) id(section string, s report.Saying) ledger.EntryID {
	what := s.Text
	for i, on := range s.RestsOn {
		switch {
		case i == 0:
			what = string(on.Ref.Entry)
		case on.Sort == report.OnFact:
			what += " " + string(on.Ref.Entry)
		}
	}
	return ledger.DerivedID(f.Draft.Stream, "filled "+section+" "+s.Kind+" "+what)
}

func on(sort report.RestSort, refs ...ledger.Ref) []report.Rest {
	var all []report.Rest
	for _, ref := range refs {
		all = append(all, report.Rest{Ref: ref, Sort: sort})
	}
	return all
}

// checks says of each check what came of it, and of each that is not made why.
func (f *filling) checks() {
	for _, c := range f.state.Checks() {
		i, ok := f.Evidence.Item(c.Item())
		if !ok || !f.usable(i) {
			continue
		}
		kind := report.Account
		if i.Source.Kind == ownObservation {
			kind = report.Observation
		}
		f.say(pack.PartChecks, report.Saying{Kind: kind, Text: f.checkText(c, i), RestsOn: on(report.OnItem, i.Ref())})
	}
}

// usable reports whether an item may stand in a document, was said, and does not say what is held back.
func (f *filling) usable(i *evidence.Item) bool {
	rest := report.Rest{Ref: i.Ref(), Sort: report.OnItem}
	return i.Source != nil && !i.Forbids(f.Pack, pack.InDocuments) && evidence.MayRest(f.Pack, i.Source) && f.RestStanding(report.Account, rest).Holds()
}

func (f *filling) checkText(c *Check, i *evidence.Item) string {
	last, came := c.Last()
	if !came {
		return "Not asked: " + amid(c.Whom) + ". " + stop(i.ItemBody.Words)
	}
	asked := fmt.Sprintf("Asked on %s about %s", c.Sent().Plain(), Names(f.Case, c.About))
	if given(c.Areas) {
		asked += " (" + strings.TrimRight(c.Areas, ". ") + ")"
	}
	asked += ", " + amid(c.Whom)
	switch day := last.On().Plain(); last.Body.Outcome {
	case NothingKnown:
		return asked + " answered on " + day + " that nothing is known."
	case Refused:
		return asked + " refused on " + day + ": " + quoted(i) + "."
	case NotBack:
		return asked + " had not answered by " + day + "." + f.more(i)
	default:
		return asked + " answered on " + day + ": " + quoted(i) + "."
	}
}

// more are the words of an item besides what it says in one line.
func (f *filling) more(i *evidence.Item) string {
	if rest := strings.TrimSpace(strings.TrimPrefix(i.ItemBody.Words, stop(i.Says))); rest != "" {
		return " " + stop(rest)
	}
	return ""
}

// quoted are the words of an item: in quotation marks when they are word for word.
func quoted(i *evidence.Item) string {
	said := strings.TrimRight(i.ItemBody.Words, ". ")
	if i.Source.Verbatim {
		return "“" + said + "”"
	}
	return said
}

func stop(text string) string { return strings.TrimRight(strings.TrimSpace(text), ".") + "." }

// findDenials finds the items that dispute others: each is given beside what it answers.
func (f *filling) findDenials() {
	for _, i := range f.Evidence.Items() {
		for _, denial := range f.denialsOf(i) {
			if f.denies[i.Ref()].IsZero() {
				f.denies[denial.Ref()] = i.Ref()
			}
		}
	}
}

// denialsOf are the items in which the matter of an item is disputed.
func (f *filling) denialsOf(i *evidence.Item) []*evidence.Item {
	var all []*evidence.Item
	for _, st := range f.Evidence.Statuses(i.Ref()) {
		if denial, ok := f.Evidence.Item(st.Item); ok && st.ID == "disputed" && f.usable(denial) {
			all = append(all, denial)
		}
	}
	return all
}

// said gives each party’s account of safety: how they were spoken to, then their words, each with the answer of whoever disputes it.
func (f *filling) said() {
	for _, i := range f.state.Interviews(f.Case) {
		for _, held := range i.Held {
			f.spoke(i.Party, held)
			for _, item := range f.from(held.Body.Note) {
				f.account(pack.PartSaid, item)
			}
		}
	}
}

func (f *filling) spoke(party *casework.Person, held Act[InterviewHeldBody]) {
	note, ok := f.Case.Note(held.Body.Note)
	if !ok {
		return
	}
	text := fmt.Sprintf("I spoke with %s %s on %s, about safety.", party.Called(), HowWords(held.Body.How), held.On().Plain())
	if note.Others != "" {
		text += " Also there: " + stop(note.Others)
	}
	if held.Body.Interpreter != "" {
		text += " Interpreter: " + stop(held.Body.Interpreter)
	}
	if !held.Body.Safe {
		text += " It was not safe to speak freely."
	}
	f.say(pack.PartSaid, report.Saying{Kind: report.Observation, Text: text, RestsOn: on(report.OnNote, note.Ref())})
}

// from are the items whose words stand in a note, unless they are given as the answer to another’s.
func (f *filling) from(note ledger.Ref) []*evidence.Item {
	return slices.DeleteFunc(slices.Clone(f.Evidence.Items()), func(i *evidence.Item) bool {
		if i.Source == nil || i.Source.Paper.Note != note || !f.usable(i) {
			return true
		}
		answered, ok := f.Evidence.Item(f.denies[i.Ref()])
		return ok && f.usable(answered)
	})
}

// account gives an item in its speaker’s words, and in the same paragraph the answer of whoever disputes it.
func (f *filling) account(part pack.LetterPart, i *evidence.Item) {
	saying, ok := f.Bring(i.Ref())
	if !ok {
		return
	}
	f.say(part, saying)
	for _, denial := range f.denialsOf(i) {
		if answer, ok := f.Bring(denial.Ref()); ok {
			answer.Continues = true
			f.say(part, answer)
		}
	}
}

// ofRecord are the matter statuses by which something is established, each with the pack’s option for the record that says so.
var ofRecord = map[string]string{"found": "found", "not_proved": "found", "admitted": "admitted", "convicted": "convicted"}

// outcomes gives what courts and police decided of any matter. What settles nothing is reported, not stated.
func (f *filling) outcomes() {
	done := map[ledger.Ref]bool{}
	for _, i := range f.Evidence.Items() {
		for _, st := range f.Evidence.Statuses(i.Ref()) {
			if st.SetAside || done[st.Entry.Ref()] || slices.Contains([]string{"said", "disputed", "taken_back"}, st.ID) {
				continue
			}
			done[st.Entry.Ref()] = true
			f.outcome(i, st)
		}
	}
}

func (f *filling) outcome(i *evidence.Item, st evidence.Status) {
	saying := report.Saying{Kind: report.Account, RestsOn: on(report.OnOutcome, st.Entry.Ref())}
	if by := ofRecord[st.ID]; by != "" {
		saying = report.Saying{Kind: report.Established, By: by, RestsOn: on(report.OnDecision, st.Entry.Ref())}
	}
	saying.Text = stop(st.Text(words.Printer{}, f.Pack, f.Who)) + " The matter: " + stop(i.Says)
	f.say(pack.PartOutcomes, saying)
}

// issues names what was marked as an issue for the court, by whom it was said.
func (f *filling) issues() {
	for _, ref := range f.state.Issues() {
		i, ok := f.Evidence.Item(ref)
		if !ok || !f.usable(i) {
			continue
		}
		f.say(pack.PartIssues, report.Saying{Kind: report.Account, Text: f.issue(i), RestsOn: on(report.OnItem, ref)})
		for _, denial := range f.denialsOf(i) {
			f.say(pack.PartIssues, report.Saying{Kind: report.Account, Text: f.issue(denial), RestsOn: on(report.OnItem, denial.Ref()), Continues: true})
		}
	}
}

// issue is what somebody says, in one line, as far as they may be named.
func (f *filling) issue(i *evidence.Item) string {
	who := "Somebody who is not named"
	switch i.Source.NamedTo(f.Pack) {
	case evidence.Named:
		who = words.UpperFirst(f.Who(i.Source.Who))
	case evidence.Described:
		who = words.UpperFirst(i.Source.Described)
	}
	return who + " says: " + stop(i.Says)
}

// limits says what this track does not do at this stage, and who was not reached.
func (f *filling) limits() {
	if f.list.Limits != "" {
		f.say(pack.PartLimits, report.Saying{Kind: report.Linking, Text: f.list.Limits})
	}
	for _, i := range f.state.Interviews(f.Case) {
		if len(i.Held) > 0 {
			continue
		}
		f.notReached(i)
		for _, n := range i.NotHeld {
			f.withNote(n.Body.Note, func(note *casework.Note) string {
				said, _ := note.Words()
				return "I did not speak with " + i.Party.Called() + ": " + stop(said)
			})
		}
	}
}

func (f *filling) notReached(i Interview) {
	for _, tried := range i.Tried {
		f.withNote(tried.Body.Note, func(note *casework.Note) string {
			said, _ := note.Words()
			return fmt.Sprintf("I tried to reach %s %s on %s: %s", i.Party.Called(), HowWords(tried.Body.How), tried.On().Plain(), stop(said))
		})
	}
}

// withNote adds to the limits what a note says, if it is still on record.
func (f *filling) withNote(ref ledger.Ref, text func(*casework.Note) string) {
	if note, ok := f.Case.Note(ref); ok {
		f.say(pack.PartLimits, report.Saying{Kind: report.Observation, Text: text(note), RestsOn: on(report.OnNote, ref)})
	}
}

// parties says whether the letter may go to the parties and, if not, why not.
func (f *filling) parties() {
	begun, ok := f.state.Letter(f.Ref)
	switch {
	case !ok:
	case begun.Parties:
		f.say(pack.PartParties, report.Saying{Kind: report.Linking, Text: "This letter may be given to the parties."})
	default:
		f.say(pack.PartParties, report.Saying{
			Kind: report.Opinion, Text: "This letter should not be given to the parties unless the court says so: " + stop(begun.Why), RestsOn: on(report.OnItem, begun.RestsOn...),
		})
	}
}
