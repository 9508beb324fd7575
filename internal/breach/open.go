package breach

import (
	"strings"
	"time"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Step is somebody doing something about a breach.
type Step struct {
	By   ledger.Author
	ID   ledger.EntryID
	When *ledger.Happened // nil when nobody said
	Now  time.Time
	Gate *casework.Gate // what is hidden in the case is refused here
}

// OpenForm is what somebody fills in when something went to the wrong person.
type OpenForm struct {
	What, To  string
	InCandour bool
	AtStake   []ledger.Ref // people of the case
	Nobody    string       // why nobody's safety is at stake
	Aware     time.Time    // when the service became aware
}

// Open begins a breach in a stream of its own, which is a fresh one, and says in the case that there is one.
func Open(p *pack.Pack, s *casework.State, fresh *ledger.History, step Step, form OpenForm) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, fault.Absent(nil)
	}
	if fresh.Version > 0 {
		return ledger.Change{}, fault.Refuse("This is on record already. Open the form again.", nil)
	}
	body := openedBody(p, s, form)
	ps := fault.FieldsOf(body.Validate())
	ps.Need(!form.Aware.IsZero() && !form.Aware.After(step.Now), "aware", "Enter a time that is over")
	ps.Need(len(body.AtStake) == len(form.AtStake), "stake", "Choose from those listed")
	step.check(&ps, said{"what", form.What}, said{"to", form.To}, said{"nobody", form.Nobody})
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, fresh.Stream, Opened, step.ID, step.When, body)
	ledger.Put(m, s.Stream, Happened, ledger.DerivedID(s.Stream, "breach "+string(step.ID)), step.When, HappenedBody{fresh.Stream, body.What, body.To})
	return m.Done()
}

func openedBody(p *pack.Pack, s *casework.State, form OpenForm) OpenedBody {
	aware, rule := form.Aware, p.Leaving.Breach
	body := OpenedBody{
		Case: s.Stream, What: strings.TrimSpace(form.What), To: strings.TrimSpace(form.To), InCandour: form.InCandour, Nobody: strings.TrimSpace(form.Nobody),
		Aware: ledger.FormatTime(aware), DecideBy: ledger.FormatTime(aware.Add(time.Duration(rule.Hours) * time.Hour)), Hours: rule.Hours, Source: rule.Cite(),
	}
	for _, ref := range form.AtStake {
		if who, ok := s.Person(ref); ok {
			body.AtStake = append(body.AtStake, Person{who.Ref, who.Name()})
		}
	}
	return body
}
