package report

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/ledger"
)

// CheckSort is what a check looks for.
type CheckSort string

const (
	Unanswered   CheckSort = "unanswered"     // a question that no statement answers
	NoGround     CheckSort = "no ground"      // a statement that rests on nothing
	NotStanding  CheckSort = "not standing"   // on something that no longer stands, and does not say so
	OutOfDate    CheckSort = "out of date"    // on a source that is out of date
	StandsAgain  CheckSort = "stands again"   // it gives as no longer standing what stands
	AsFact       CheckSort = "as fact"        // it states as established what is disputed
	NotSettled   CheckSort = "not settled"    // it states as established what no record settles
	OneSide      CheckSort = "one side"       // it gives one side of what is disputed
	Unmentioned  CheckSort = "unmentioned"    // evidence that speaks against it, and the report never mentions it
	Twice        CheckSort = "twice"          // a conclusion that leans twice on one account
	NoSpeaker    CheckSort = "no speaker"     // it does not say who said it
	NotOwn       CheckSort = "not own"        // the author’s own observation without the author’s own note
	NoMeeting    CheckSort = "no meeting"     // a child’s words without a dated meeting
	NoVoice      CheckSort = "no voice"       // a child’s own words are not in it, nor the reason
	NoAnalysis   CheckSort = "no analysis"    // a recommendation that no opinion in the report supports
	Bare         CheckSort = "bare"           // sections in which nothing is written; advice
	Wording      CheckSort = "wording"        // a word that takes sides on a disputed matter; advice
	Asking       CheckSort = "asking"         // a rule of the pack about the wording asks something; advice
	OneParty     CheckSort = "one party"      // what one party says is in it, and nothing that another says; advice
	Paraphrased  CheckSort = "paraphrased"    // the child’s words are only told in others’; advice
	NotWeighed   CheckSort = "not weighed"    // what a child said, on which no opinion rests; advice
	NotAddressed CheckSort = "not addressed"  // a matter of the statutory checklist that no opinion addresses; advice
	OneChoice    CheckSort = "one choice"     // fewer than two choices are set out; advice
	NotCompared  CheckSort = "not compared"   // a choice is set out, and no recommendation weighs it; advice
	Uncorrected  CheckSort = "uncorrected"    // somebody says that a fact is wrong, and nobody answered
	ChildSays    CheckSort = "child says"     // the child has corrected what it rests on, and it does not say so
	NotTold      CheckSort = "not told"       // a child was not told what the report says about them
	NotForOthers CheckSort = "not for others" // something that may not reach others
)

// Check is one thing that a look over the report found.
type Check struct {
	Key       string // the same as long as the same is found; it changes with the words of the statement
	Sort      CheckSort
	Statement *Placed // nil when it is about the whole
	Question  string  // the question concerned, by Question.ID
	About     Rest    // the evidence concerned, if any
	Sentence  string  // what was found
	Mend      string  // why, and what to do
	Advice    bool    // it does not stop the signature
	Bars      bool    // it cannot be kept: it would reach people who must not have it
	Kept      *Act[KeptBody]
	SetAside  *Act[SetAsideBody] // advice that the author does not take
}

// Open reports whether it stops the signature.
func (c Check) Open() bool { return c.Kept == nil && !c.Advice }

// Checks looks the whole report over. It is a pure function of the reading. What may not reach others comes first.
func (r *Reading) Checks() []Check {
	l := &looking{Reading: r}
	l.namesAndConditions()
	l.unanswered()
	for _, s := range r.Statements() {
		if !needsNothing(s.Kind) {
			l.look(s)
		}
	}
	l.corrections()
	l.unmentioned()
	l.voices()
	l.childsWord()
	l.bare()
	l.parties()
	l.children()
	l.regard()
	l.choices()
	l.asking()
	return l.found
}

// OpenChecks are those that stop the signature.
func (r *Reading) OpenChecks() []Check {
	return slices.DeleteFunc(r.Checks(), func(c Check) bool { return !c.Open() })
}

// looking is a look over a report.
type looking struct {
	*Reading
	found []Check
	given map[ledger.Ref]bool // evidence that another check already asks for
}

// find adds what was found, with the reason for keeping it if there is one.
func (l *looking) find(c Check, subject ...string) {
	key := []string{string(c.Sort)}
	if c.Statement != nil {
		key = append(key, string(c.Statement.Ref.Entry), string(c.Statement.Last.ID))
	}
	l.note(c, strings.Join(append(key, subject...), "/"))
}

// note adds what was found under a key.
func (l *looking) note(c Check, key string) {
	c.Key = key
	if aside, ok := l.Draft.SettingAside(c.Key); ok && c.Advice {
		c.SetAside = &aside
	}
	if kept, ok := l.Draft.Keeping(c.Key); ok && !c.Bars {
		c.Kept = &kept
	}
	l.found = append(l.found, c)
}

// unanswered finds the questions that no statement answers.
func (l *looking) unanswered() {
	for _, q := range l.Questions {
		if len(l.Answering(q)) == 0 {
			l.find(Check{
				Sort: Unanswered, Question: q.ID, Sentence: fmt.Sprintf("Question (%s) is not answered.", q.Letter),
				Mend: "Say in a statement which question it answers. If it cannot be answered, say so in a statement, and why.",
			}, q.ID)
		}
	}
}

// bare advises on sections that the document would leave out because nothing is written in them, once something is written in another.
func (l *looking) bare() {
	var titles []string
	for _, p := range l.Parts {
		if p.bare() && !p.Optional {
			titles = append(titles, fmt.Sprintf("%d, “%s”", p.Number, p.Title))
		}
	}
	if len(titles) == 0 || len(l.Statements()) == 0 {
		return
	}
	l.find(Check{
		Sort: Bare, Advice: true, Sentence: "Nothing is written under " + strings.Join(titles, "; ") + ".",
		Mend: "The document leaves such a heading out. If the court will look for it, say in a sentence why there is nothing: “No finding has been made, and none is asked for.”",
	}, titles...)
}

// look makes every check of one statement.
func (l *looking) look(s *Placed) {
	if len(s.Rests) == 0 {
		l.find(Check{
			Sort: NoGround, Statement: s, Sentence: s.Number + " rests on nothing.",
			Mend: "Say what was said, seen or decided that it comes from, or take it out.",
		})
		return
	}
	for _, x := range s.Rests {
		l.ground(s, x)
	}
	l.requirements(s)
	l.twice(s)
	l.wording(s)
}

// paragraph are the statements that stand in one paragraph with a statement.
func (r *Reading) paragraph(s *Placed) []*Placed {
	return slices.DeleteFunc(r.Statements(), func(other *Placed) bool {
		return paragraphOf(other.Number) != paragraphOf(s.Number) || other.Number == ""
	})
}
