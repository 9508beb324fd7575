package footing

import (
	"fmt"

	"candour/internal/argument"
	"candour/internal/ledger"
)

// News is what a stream must be told of another, given how that other now stands: an entry for each record it rests on whose standing
// differs from what it was last told. The ids are derived from the cause, so that a job that runs twice tells once: of withdrawn
// guidance and tools the cause is their withdrawal, of anything else the one given.
func (f *Footing) News(there *Case, cause ledger.Ref, by ledger.Author, linked *ledger.History) ([]ledger.New, error) {
	var out []ledger.New
	done := map[Key]bool{}
	for _, r := range f.Abroad(linked) {
		source := r.On
		if _, dated := source.Facet.inForceOn(there.Day); dated {
			source.Facet = Said
		}
		if _, theirs := there.places[source]; !theirs || done[source] {
			continue
		}
		done[source] = true
		entry, changed, err := newsOf(there, source, cause, by, linked)
		if err != nil {
			return nil, fmt.Errorf("tell of a changed source: %w", err)
		}
		if changed {
			out = append(out, entry)
		}
	}
	return out, nil
}

func newsOf(there *Case, source Key, cause ledger.Ref, by ledger.Author, linked *ledger.History) (n ledger.New, changed bool, err error) {
	withdrawal, since := there.withdrawn(source)
	if !withdrawal.IsZero() {
		cause = withdrawal
	}
	was, fell := told.Of(linked).fell[source]
	id := ledger.DerivedID(linked.Stream, "source\n"+cause.String()+"\n"+source.String())
	switch label := there.labels.Label(there.id(source)); {
	case label == argument.In && !fell, fell && label == labelOf(was.Now) && since == was.Since:
		return ledger.New{}, false, nil
	case label == argument.In:
		n, err = SourceStandsAgain.New(id, by, nil, SourceStandsAgainBody{Source: source.Ref, Facet: source.Facet, Cause: cause})
	default:
		n, err = SourceFell.New(id, by, nil, SourceFellBody{
			Source: source.Ref, Facet: source.Facet, Now: nowOf(label), Reason: reasonOf(there.labels.Why(there.id(source)).Cause), Since: since, Cause: cause,
		})
	}
	return n, err == nil, err
}

func labelOf(now SourceNow) argument.Label {
	if now == NowDisputed {
		return argument.Undecided
	}
	return argument.Out
}

func nowOf(label argument.Label) SourceNow {
	if label == argument.Undecided {
		return NowDisputed
	}
	return NowOut
}
