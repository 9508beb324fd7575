package guardian

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// State is how far the court has been told of a list.
type State string

const (
	NothingToTell State = ""               // nobody is guardian, and the court was told of nobody
	NoNumber      State = "no number"      // the case has none in the court's system, or not a sure one
	Waiting       State = "waiting"        // it is to be sent
	BeingSent     State = "being sent"     // nothing is known yet
	IsTold        State = "told"           // the court has it
	IsRefused     State = "refused"        // the court did not take it
	IsUncertain   State = "uncertain"      // it may have arrived
	IsHeldBack    State = "held back"      // it holds something hidden
	GivenUp       State = "given up"       // it did not arrive, time after time
	NobodyLeft    State = "nobody is left" // the court was told of guardians, and there is none any more
)

// NeedsPerson reports whether somebody has to see to it.
func (s State) NeedsPerson() bool {
	return slices.Contains([]State{IsRefused, IsUncertain, IsHeldBack, GivenUp, NobodyLeft}, s)
}

// step is one way in which the court was told of a list, or was to be.
type step struct {
	number  string // the court's; none when it was told another way
	digest  string
	entry   ledger.Entry
	last    ledger.Entry // that says what became of it
	state   State        // one of BeingSent, IsTold, IsRefused, IsUncertain, IsHeldBack, and Waiting for what is known not to have arrived
	why     string
	nobody  bool // the list was empty
	another bool // it was told another way
	again   bool // a person has asked since for it to be sent
}

// telling is all that was done to tell the court.
type telling struct{ steps []*step }

var tellings = casework.NewFold(func(t *telling, e ledger.Entry) {
	switch b := e.Body.(type) {
	case SendingBody:
		t.add(&step{number: b.Case, digest: b.Digest, entry: e, last: e, state: BeingSent})
	case OutcomeBody:
		t.became(e, b)
	case HeldBackBody:
		t.add(&step{number: b.Case, digest: b.Digest, entry: e, last: e, state: IsHeldBack, why: b.Why})
	case OtherwiseBody:
		t.add(&step{digest: b.Digest, entry: e, last: e, state: IsTold, why: b.How, nobody: len(b.List) == 0, another: true})
	case AgainBody:
		if last := t.last(); last != nil {
			last.again = true
		}
	}
})

func (t *telling) add(s *step) { t.steps = append(t.steps, s) }

func (t *telling) last() *step {
	if len(t.steps) == 0 {
		return nil
	}
	return t.steps[len(t.steps)-1]
}

// leads is what each outcome leads to. One that comes late, when it was already said that nothing is known, still counts.
var leads = map[string]State{Accepted.Name(): IsTold, NotTaken.Name(): IsRefused, Unsent.Name(): Waiting, Unclear.Name(): IsUncertain}

func (t *telling) became(e ledger.Entry, b OutcomeBody) {
	if s := t.of(b.Sending); s != nil && (s.state == BeingSent || s.state == IsUncertain && e.Kind != Unclear.Name()) {
		s.state, s.why, s.last = leads[e.Kind], b.Why, e
	}
}

// of is what was let out by a permission; nil when nothing was.
func (t *telling) of(permission ledger.EntryID) *step {
	i := slices.IndexFunc(t.steps, func(s *step) bool { return s.entry.ID == permission })
	if i < 0 {
		return nil
	}
	return t.steps[i]
}

// inFlight is a list that was let out and of which nothing has been heard.
func (t *telling) inFlight() *step {
	if last := t.last(); last != nil && last.state == BeingSent {
		return last
	}
	return nil
}

// atCourt is what the court was told last under a number; nil when it was told nothing, or it is not known what it has.
func (t *telling) atCourt(number string) (told *step) {
	for _, s := range t.steps {
		switch {
		case !s.another && s.number != number:
		case s.state == IsTold:
			told = s
		case s.state == IsUncertain || s.state == BeingSent:
			told = nil
		}
	}
	return told
}

// mayHaveSome reports whether the court has or may have a list with somebody in it.
func (t *telling) mayHaveSome() (some bool) {
	for _, s := range t.steps {
		switch s.state {
		case IsTold:
			some = !s.nobody
		case IsUncertain, BeingSent:
			some = true
		}
	}
	return some
}

// mostTries is how often a list that did not arrive is sent by the machine, over some seven hours: see pause.
const mostTries = 12

// tries is how often a list was sent in vain, up to the last time, since anything else was said of it.
func (t *telling) tries(last *step) int {
	if last.state != Waiting || last.again {
		return 0
	}
	return 1 + t.triesBefore(last)
}

// triesBefore is how often it was sent in vain before that.
func (t *telling) triesBefore(out *step) (n int) {
	for _, s := range slices.Backward(t.steps[:slices.Index(t.steps, out)]) {
		if s.digest != out.digest || s.number != out.number || s.state != Waiting || s.again {
			break
		}
		n++
	}
	return n
}

// Stand is how far the court has been told of the list as it is now.
type Stand struct {
	State     State
	List      List
	Number    string       // of the case at court
	Why       string       // what the court answered, what is held back, or how it was told another way
	At        ledger.Entry // that says so; none while nothing was done
	Otherwise bool         // it was told another way
}

// StandOf is how far the court has been told.
func StandOf(h *ledger.History) Stand {
	s, t := casework.Of(h), tellings.Of(h)
	st := Stand{List: ListOf(h), Number: numberOf(s)}
	digest := st.List.digest()
	if told := t.atCourt(st.Number); told != nil && told.digest == digest {
		return st.as(IsTold, told)
	}
	last := t.last()
	_, elsewhere := s.KeptIn()
	switch {
	case s.Law != pack.PublicLaw || elsewhere || len(st.List) == 0 && !t.mayHaveSome():
		return st
	case len(st.List) == 0:
		st.State = NobodyLeft
		return st
	case st.Number == "":
		st.State = NoNumber
		return st
	case last == nil || last.digest != digest || last.number != st.Number || last.again:
		st.State = Waiting
		return st
	case last.state == Waiting && t.tries(last) >= mostTries:
		return st.as(GivenUp, last)
	default:
		return st.as(last.state, last)
	}
}

func (st Stand) as(state State, by *step) Stand {
	st.State, st.Why, st.At, st.Otherwise = state, by.why, by.last, by.another
	return st
}

// numberOf is the number of a case in the court's system; "" while it has none, or it is not sure which.
func numberOf(s *casework.State) string {
	number := s.Fact(casework.CourtCase)
	if number.Differs() || number.Contradictory() {
		return ""
	}
	return number.Value()
}

// Told are the entries about telling the court, the oldest first.
func Told(h *ledger.History) []ledger.Entry {
	return slices.DeleteFunc(slices.Clone(casework.Shown(h)), func(e ledger.Entry) bool {
		switch e.Body.(type) {
		case SendingBody, OutcomeBody, HeldBackBody, OtherwiseBody, AgainBody:
			return false
		default:
			return true
		}
	})
}

// SendAgain is a person's word that the list is to be sent as it is now.
func SendAgain(h *ledger.History, by ledger.Author, id ledger.EntryID) (ledger.Change, error) {
	switch st := StandOf(h); st.State {
	case IsRefused, IsUncertain, IsHeldBack, GivenUp, Waiting:
		m := &ledger.Making{By: by}
		ledger.Put(m, h.Stream, Again, id, nil, AgainBody{st.List.digest()})
		return m.Done()
	case BeingSent:
		return ledger.Change{}, fault.Refuse("It is being sent now. Wait until something is known of it.", nil)
	case NobodyLeft:
		return ledger.Change{}, fault.Refuse("The court’s system takes no empty list from us. Tell the court another way.", nil)
	default:
		return ledger.Change{}, fault.Refuse("There is nothing to send to the court.", nil)
	}
}

// OtherwiseForm says how and when a person told the court.
type OtherwiseForm struct {
	How       string
	On, Today calendar.Date
}

// TellOtherwise records that a person told the court of the list as it is now, without its system.
func TellOtherwise(h *ledger.History, by ledger.Author, id ledger.EntryID, form OtherwiseForm) (ledger.Change, error) {
	st := StandOf(h)
	switch st.State {
	case NothingToTell, IsTold:
		return ledger.Change{}, fault.Refuse("The court knows of the list as it is.", nil)
	case BeingSent:
		return ledger.Change{}, fault.Refuse("It is being sent now. Wait until something is known of it.", nil)
	}
	body := OtherwiseBody{List: st.List, Digest: st.List.digest(), How: form.How}
	ps := fault.FieldsOf(body.Validate())
	checkDay(&ps, form.On, form.Today)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, ToldOtherwise, id, ledger.OnDay(form.On.String()), body)
	return m.Done()
}
