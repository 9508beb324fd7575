package app

import (
	"slices"
	"sync"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/allegation"
	"candour/internal/api"
	"candour/internal/breach"
	"candour/internal/bundle"
	"candour/internal/casework"
	"candour/internal/closing"
	"candour/internal/comparison"
	"candour/internal/contact"
	"candour/internal/court"
	"candour/internal/cover"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/guardian"
	"candour/internal/handover"
	"candour/internal/incoming"
	"candour/internal/late"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/lonevisit"
	"candour/internal/notice"
	"candour/internal/outbox"
	"candour/internal/pack"
	"candour/internal/plan"
	"candour/internal/practice"
	"candour/internal/privilege"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/representation"
	"candour/internal/retention"
	"candour/internal/safeguarding"
	"candour/internal/storyboard"
	"candour/internal/takenalong"
	"candour/internal/voice"
	"candour/internal/warning"
	"candour/internal/wellbeing"
	"candour/internal/workingcopy"
	"candour/packs/england"
)

// rules is the pack of the jurisdiction. A pack that is not sound stops every command.
var rules = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// features is what the features contribute to the service: each is named here once.
type features struct {
	pack    *pack.Pack
	footing *footing.Footing
	desk    report.Desk
	tells   bool // other systems are told of changes
}

func newFeatures() (*features, error) {
	p, err := rules()
	if err != nil {
		return nil, err
	}
	return featuresOf(p), nil
}

func featuresOf(p *pack.Pack) *features {
	argument := footing.New(p, practice.Contribute, evidence.Contribute(personName), decision.Contribute, voice.Contribute, report.Contribute, plan.Contribute)
	return &features{pack: p, footing: argument, desk: report.Desk{Pack: p, Footing: argument}}
}

// personName is what somebody is called in a case.
func personName(h *ledger.History, person ledger.Ref) string {
	if p, ok := casework.Of(h).Person(person); ok {
		return p.Name()
	}
	return ""
}

// Kinds are every feature's kinds of entry.
func Kinds() []*ledger.Set {
	return []*ledger.Set{&access.Kinds, &footing.Kinds, &practice.Kinds, &casework.Kinds, &evidence.Kinds, &decision.Kinds, &contact.Kinds, &voice.Kinds, &storyboard.Kinds, &report.Kinds, &safeguarding.Kinds, &leaving.Kinds, &plan.Kinds, &breach.Kinds, &retention.Kinds, &court.Kinds, &guardian.Kinds, &redaction.Kinds, &allegation.Kinds, &late.Kinds, &cover.Kinds, &handover.Kinds, &representation.Kinds, &privilege.Kinds, &comparison.Kinds, &workingcopy.Kinds, &bundle.Kinds, &incoming.Kinds, &closing.Kinds, &notice.Kinds, &accessreview.Kinds, &api.Kinds, &wellbeing.Kinds, &lonevisit.Kinds, &outbox.Kinds, &warning.Kinds, &takenalong.Kinds, &proof.Kinds}
}

// Views are the same rows that the service keeps, for a program that writes beside it.
func Views() ([]*ledger.View, error) {
	f, err := newFeatures()
	if err != nil {
		return nil, err
	}
	return f.views(), nil
}

// jobsAfter are the jobs that follow from how a stream grew.
func (f *features) jobsAfter(now ledger.Clock) func(before, after *ledger.History) []ledger.Job {
	tells := f.footing.Asks(now)
	return func(before, after *ledger.History) []ledger.Job {
		jobs := slices.Concat(tells(before, after), late.Asks(before, after), guardian.Asks(before, after))
		if f.tells {
			jobs = append(jobs, api.AsksToTell(before, after)...)
		}
		return jobs
	}
}

// views are every feature's rows for lists and searches.
func (f *features) views() []*ledger.View {
	ties := access.Ties(casework.Ties, f.desk.Ties, court.Ties, privilege.Ties, wellbeing.Ties, lonevisit.Ties)
	ties.Rule = "past apart, edition 2, " + f.pack.Digest() // by which a report is judged whose matter waits
	views := []*ledger.View{access.ReadRows, access.TurnedAwayRows, access.HomeRows, ties, f.footing.View(), footing.ToldView, practice.View, decision.View, contact.View, practice.Reviews, evidence.View(f.pack), f.desk.View(), f.desk.FallingView(), report.Register, breach.View, plan.View}
	return slices.Concat(views, retention.Views(f.pack), court.Views, casework.Views, []*ledger.View{late.View, redaction.View(f.pack), cover.View, handover.View, incoming.View, closing.View, guardian.View, lonevisit.View, storyboard.PageView, takenalong.View}, notice.Views, accessreview.Views)
}
