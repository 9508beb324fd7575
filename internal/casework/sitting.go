package casework

import (
	"strconv"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// HeardUnder are the subjects of the court duties under which a hearing is heard, on the day on which it is.
func (s *State) HeardUnder(h *Hearing) []ledger.StreamID {
	if h.Day().IsZero() {
		return nil
	}
	var all []ledger.StreamID
	for _, court := range s.courtsOf(h) {
		all = append(all, access.DutySubject(court, h.Day()))
	}
	return all
}

// SittingForm is what whoever is on court duty writes down of a hearing, in one act.
type SittingForm struct {
	Hearing   ledger.Ref
	Adjourned bool             // put off, or begun and not ended, instead of held
	Outcome   string           // what came of it, in a line
	Said      string           // what happened; no note is written while empty
	By        string           // who said what is asked, and when the next hearing is
	When      *ledger.Happened // when it was written down
	Asks      []Ask            // provisional until the order comes
	Next      ListedBody       // of which a type or a start is given; otherwise none was told. One that was adjourned goes on as the same type
}

// wasThere is how whoever is on court duty knows.
const wasThere = "Court duty: I was there"

// Sit records what happened at a hearing: its outcome, a note, what the court asks for and when it hears the case next, all of it as told.
func Sit(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form SittingForm) (ledger.Change, error) {
	h, ok := s.Hearing(form.Hearing)
	if !ok {
		return ledger.Change{}, problem("hearing", "Choose the hearing")
	}
	if h.State() == HearingHeld || h.off() {
		return ledger.Change{}, fault.Refuse("What happened at this hearing is written down already.", nil)
	}
	if form.Adjourned && form.Next.Starts != "" {
		form.Next.Type = orElse(form.Next.Type, h.Type())
	}
	told, err := form.told(s, pk, h)
	if err != nil {
		return ledger.Change{}, err
	}
	return following(s, pk, by, func(m *ledger.Making) {
		form.became(m, s, id, h)
		if given(form.Said) {
			ledger.Put(m, s.Stream, NoteTaken, form.id(s, id, "note"), form.When, form.note(h))
		}
		for i, body := range told {
			ledger.Put(m, s.Stream, DutyTold, form.id(s, id, "told "+strconv.Itoa(i)), When(h.Day(), noTime), body)
		}
		if form.hasNext() {
			form.Next.ToldBy = form.By + ", in court"
			ledger.Put(m, s.Stream, Listed, form.id(s, id, "next"), nil, form.Next)
		}
	})
}

// became says that the hearing was held or adjourned, on its day.
func (f SittingForm) became(m *ledger.Making, s *State, id ledger.EntryID, h *Hearing) {
	on := When(h.Day(), noTime)
	if f.Adjourned {
		ledger.Put(m, s.Stream, PutOff, id, on, PutOffBody{Hearing: h.Ref, State: HearingAdjourned, Why: f.Outcome, ToldBy: wasThere})
		return
	}
	ledger.Put(m, s.Stream, Held, id, on, HeldBody{Hearing: h.Ref, Outcome: f.Outcome, ToldBy: wasThere})
}

// id names an entry of the act besides the first.
func (f SittingForm) id(s *State, act ledger.EntryID, what string) ledger.EntryID {
	return ledger.DerivedID(s.Stream, "sitting "+what+" "+string(act))
}

func (f SittingForm) hasNext() bool { return f.Next.Type != "" || f.Next.Starts != "" }

func (f SittingForm) note(h *Hearing) NoteBody {
	return NoteBody{Sort: Other, With: "the hearing of " + h.Day().Plain() + ", by court duty", Said: lineEnds.Replace(f.Said), Where: h.value(Venue)}
}

// told are the duties of which the form tells, or all that is wrong with it. What is wrong with one of several names its place.
func (f SittingForm) told(s *State, pk *pack.Pack, h *Hearing) ([]DutyToldBody, error) {
	var ps fault.Fields
	ps.Need(given(f.Outcome), "outcome", "Say what came of the hearing")
	ps.Need(given(f.By) || len(f.Asks) == 0 && !f.hasNext(), "by", "Say who told you")
	if f.hasNext() {
		for _, wrong := range fault.FieldsOf(f.Next.Validate()) {
			ps.Need(false, "next-"+wrong.Name, wrong.Sentence)
		}
		next := DayOfMoment(f.Next.Starts)
		ps.Need(next.IsZero() || next.After(h.Day()), "next-starts", "The next hearing must be after this one")
	}
	telling := Telling{How: InCourt, By: f.By, On: h.Day(), Hearing: h.Ref}
	var all []DutyToldBody
	for _, ask := range f.Asks {
		all = append(all, DutyToldBody{DutyBody: s.owed(pk, ask, h.Day(), telling.because()), Told: telling})
	}
	return all, ps.Err()
}
