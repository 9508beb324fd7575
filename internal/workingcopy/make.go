package workingcopy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
)

// Marking stands at the head of every page of a copy.
const Marking = "Working copy, not filed. Draft: not signed"

// The properties by which a copy is known again.
const (
	ofReport  = "CandourReport"  // the entry that opened the report
	atVersion = "CandourVersion" // of the report’s stream
	ofCase    = "CandourCase"    // version of the case
	hashed    = "CandourText"    // SHA-256 of its statements, 64 hexadecimal digits
)

// Make is a report as a working copy: its sections, also those that are still empty, each statement in a paragraph of its own, what it rests on in a
// footnote, and its readers’ comments beside it. A comment that may not leave stays here.
func Make(r *report.Reading, people *access.People, caseVersion int64) typeset.WorkingCopy {
	c := typeset.WorkingCopy{
		Title: r.Type.Title, Language: r.Pack.About.Languages[0], Date: r.Day.String(), Header: Marking,
		Facts: []typeset.Particular{
			{Label: ofReport, Value: string(r.Ref.Entry)}, {Label: atVersion, Value: strconv.FormatInt(r.Draft.Version, 10)},
			{Label: ofCase, Value: strconv.FormatInt(caseVersion, 10)}, {Label: hashed, Value: hashOf(lines(r.Statements()))},
		},
	}
	for _, p := range passagesOf(r) {
		if !p.on.IsZero() || p.Mark == titleMark {
			p.Remarks = remarksOn(r, people, p.on)
		}
		c.Passages = append(c.Passages, p.CopyPassage)
	}
	return c
}

// passage is a paragraph of a copy, and the statement it is; the zero Ref for what the copy says besides.
type passage struct {
	typeset.CopyPassage
	on ledger.Ref
}

func passagesOf(r *report.Reading) []passage {
	all := []passage{fixed(typeset.CopyTitle, titleMark, r.Type.Title)}
	for _, part := range r.Parts {
		if part.Number == 0 {
			continue // nothing is written in it, and a report can do without it
		}
		all = append(all, fixed(typeset.CopySection, sectionMark(part.ID), part.Title))
		if part.ID == report.AskedSection {
			all = append(all, asked(r)...)
		}
		all = append(all, statementsOf(r, part)...)
	}
	return all
}

// fixed is a paragraph that is no statement: nothing that is written into it changes the report.
func fixed(style typeset.CopyStyle, mark, text string) passage {
	return passage{CopyPassage: typeset.CopyPassage{Style: style, Mark: mark, Text: text}}
}

func asked(r *report.Reading) (all []passage) {
	for i, q := range r.Questions {
		all = append(all, fixed(typeset.CopyPlain, "f_question_"+strconv.Itoa(i+1), "("+q.Letter+") "+q.Text))
	}
	return all
}

func statementsOf(r *report.Reading, part report.Part) (all []passage) {
	var child ledger.Ref
	for i, s := range part.Statements {
		if part.PerChild && s.Kind != report.Heading && s.Child != child {
			child = s.Child
			all = append(all, fixed(typeset.CopyHeading, fmt.Sprintf("f_%d_%d_child", part.Number, i), childHeading(r, child)))
		}
		all = append(all, passage{typeset.CopyPassage{Style: styleOf(s), Mark: markOf(s.Ref.Entry), Text: s.Text, Note: footnote(r, s)}, s.Ref})
	}
	return all
}

func childHeading(r *report.Reading, child ledger.Ref) string {
	if name := r.ChildName(child); name != "" {
		return name
	}
	return "All the children"
}

func styleOf(s *report.Placed) typeset.CopyStyle {
	switch {
	case s.Kind == report.Heading:
		return typeset.CopyHeading
	case s.Opens:
		return typeset.CopyStatement
	default:
		return typeset.CopyGoesOn
	}
}

// footnote says what a statement rests on, as far as it may be said to others.
func footnote(r *report.Reading, s *report.Placed) string {
	on := r.Described(s.Statement)
	if len(on) == 0 {
		return ""
	}
	return "Rests on: " + strings.Join(on, "; ")
}

// remarksOn are the comments on a statement that may leave. Those on the whole report stand beside its title.
func remarksOn(r *report.Reading, people *access.People, s ledger.Ref) (all []typeset.Remark) {
	for _, c := range r.Draft.CommentsOn(s) {
		remark := typeset.Remark{By: people.Name(c.Entry.Author), Text: c.Body.Words}
		if r.TextsMayLeave(remark.By, remark.Text) == nil {
			all = append(all, remark)
		}
	}
	return all
}

// markOf names a statement in a file: up to 40 letters, digits and underscores, which is what a bookmark may be called.
func markOf(id ledger.EntryID) string { return "s_" + strings.ReplaceAll(string(id), "-", "") }

// titleMark names the title, beside which the comments on the whole report stand.
const titleMark = "f_title"

func sectionMark(section string) string { return "h_" + section }

// Line is a statement at its place.
type Line struct {
	ID      ledger.EntryID
	Section string
	Text    string
}

// lines are statements in the order in which they are read.
func lines(placed []*report.Placed) (all []Line) {
	for _, s := range placed {
		all = append(all, Line{s.Ref.Entry, s.Section, s.Text})
	}
	return all
}

// hashOf is the hash of what statements say, by which a copy proves of what it is one.
func hashOf(lines []Line) string {
	sum := sha256.New()
	for _, l := range lines {
		fmt.Fprintf(sum, "%s\x00%s\x00%s\x00", l.ID, l.Section, l.Text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
