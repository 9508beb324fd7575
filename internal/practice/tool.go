package practice

import (
	"errors"
	"strings"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Training is somebody’s training in a tool, with the entry that says who confirmed it.
type Training struct {
	TrainedBody
	Entry ledger.Entry
}

// Counts reports whether somebody so trained may use the tool on a day.
func (t Training) Counts(day calendar.Date) bool { return !day.Before(t.On) && !day.After(t.Until) }

// NeedsTraining reports whether the tool is used only by somebody trained in it. One of which nobody has said anything needs it too.
func (p *Piece) NeedsTraining() bool {
	return p.Sort == Tool && (p.Described == nil || given(p.Described.Training))
}

// MayUse reports whether somebody is trained in the tool on a day, or needs no training.
func (p *Piece) MayUse(person ledger.StreamID, day calendar.Date) bool {
	if !p.NeedsTraining() {
		return true
	}
	for _, t := range p.Trained {
		if t.Person == person && t.Counts(day) {
			return true
		}
	}
	return false
}

// Status is how a piece stands on a day.
type Status string

const (
	InForceNow    Status = "In force"
	NotYet        Status = "Not in force yet"
	ReviewOverdue Status = "Review overdue"
	WithdrawnNow  Status = "Withdrawn"
)

// Status is how a piece stands on a day, of which the review is due on another; ” when nobody said when.
func (l Listed) Status(day calendar.Date, review string) Status {
	on := day.String()
	switch {
	case l.Unsound == 1 || l.Until != "" && l.Until <= on:
		return WithdrawnNow
	case l.From > on:
		return NotYet
	case review != "" && review < on:
		return ReviewOverdue
	default:
		return InForceNow
	}
}

// Status is how the piece stands on a day.
func (p *Piece) Status(day calendar.Date) Status {
	switch {
	case p.Withdrawn != nil && (p.Withdrawn.Unsound || !day.Before(p.Withdrawn.From)):
		return WithdrawnNow
	case day.Before(p.From):
		return NotYet
	case p.Described != nil && !p.Described.Due.IsZero() && p.Described.Due.Before(day):
		return ReviewOverdue
	default:
		return InForceNow
	}
}

var errNothing = errors.New("the stream holds no guidance and no tool")

// Describe says when a piece is used and when not, and who looks after it.
func Describe(p *Piece, by ledger.Author, id ledger.EntryID, form DescribedBody) (ledger.Change, error) {
	if !p.Began() {
		return ledger.Change{}, fault.Absent(errNothing)
	}
	form.Of = p.Ref
	for _, text := range []*string{&form.Renamed, &form.Derived, &form.Owner, &form.When, &form.NotWhen, &form.Needs, &form.Mode, &form.Training, &form.Source} {
		*text = strings.TrimSpace(*text)
	}
	return one(p.Ref.Stream, by, Described, id, form)
}

// Train records that somebody was trained in a tool. Nobody confirms their own training.
func Train(p *Piece, by ledger.Author, id ledger.EntryID, form TrainedBody) (ledger.Change, error) {
	switch {
	case !p.Began():
		return ledger.Change{}, fault.Absent(errNothing)
	case p.Sort != Tool:
		return ledger.Change{}, fault.Refuse("Training is recorded in a tool. Guidance is read.", nil)
	case form.Person != "" && form.Person == by.Person:
		return ledger.Change{}, fault.Fields{{Name: "person", Sentence: "Somebody else confirms your own training"}}
	}
	form.Of = p.Ref
	return one(p.Ref.Stream, by, Trained, id, form)
}
