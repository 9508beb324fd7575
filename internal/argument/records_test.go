package argument_test

import (
	"errors"
	"testing"

	"candour/internal/argument"
)

func TestRecordsMayCiteLaterOnes(t *testing.T) {
	var r argument.Records
	r.AddDefeat(argument.Replaced, "new", "old")
	rests(&r, "so", "old")
	r.AddStatement("so")
	r.AddEvidence("old", "new")
	if got := evaluate(t, r).Label("so"); got != argument.Out {
		t.Errorf("so is %v", got)
	}
}

func TestARecordThatCannotBeTakenIsNamed(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build func(*argument.Records)
		want  argument.BadRecord
	}{
		{"premise", func(r *argument.Records) { rests(r, "so", "said", "nobody") },
			argument.BadRecord{List: argument.JustificationList, Index: 0, Name: "nobody"}},
		{"conclusion", func(r *argument.Records) { rests(r, "nobody", "said") },
			argument.BadRecord{List: argument.JustificationList, Index: 0, Name: "nobody"}},
		{"evidence concluded", func(r *argument.Records) { rests(r, "said", "so") },
			argument.BadRecord{List: argument.JustificationList, Index: 0, Name: "said"}},
		{"exception", func(r *argument.Records) {
			r.AddJustification(argument.Justification{ID: "j", Conclusion: "so", Unless: []argument.ID{"nobody"}})
		}, argument.BadRecord{List: argument.JustificationList, Index: 0, Name: "nobody"}},
		{"step as premise", func(r *argument.Records) { rests(r, "so", "said"); rests(r, "so", "step 1") },
			argument.BadRecord{List: argument.JustificationList, Index: 1, Name: "step 1"}},
		{"defeat from", func(r *argument.Records) { r.AddDefeat(argument.Denied, "nobody", "so") },
			argument.BadRecord{List: argument.DefeatList, Index: 0, Name: "nobody"}},
		{"defeat to", func(r *argument.Records) { r.AddDefeat(argument.Denied, "said", "so", "nobody") },
			argument.BadRecord{List: argument.DefeatList, Index: 1, Name: "nobody"}},
		{"item twice", func(r *argument.Records) { r.AddStatement("said") },
			argument.BadRecord{List: argument.ItemList, Index: 2, Name: "said"}},
		{"step named as an item", func(r *argument.Records) {
			r.AddJustification(argument.Justification{ID: "said", Conclusion: "so"})
		}, argument.BadRecord{List: argument.JustificationList, Index: 0, Name: "said"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r argument.Records
			r.AddEvidence("said")
			r.AddStatement("so")
			tt.build(&r)
			_, err := argument.New(r)
			bad, is := errors.AsType[*argument.BadRecord](err)
			if !is || bad.List != tt.want.List || bad.Index != tt.want.Index || bad.Name != tt.want.Name {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestAnAttackOutsideTheGraphIsRefused(t *testing.T) {
	for _, a := range []argument.Attack{{From: 0, To: 2}, {From: -1, To: 0}} {
		if _, err := argument.NewAttackGraph(2, []argument.Attack{a}); err == nil {
			t.Errorf("took %v", a)
		}
	}
}

func TestContributorsRecordsAreJoined(t *testing.T) {
	var one, other argument.Records
	one.AddEvidence("said")
	other.AddStatement("so")
	rests(&other, "so", "said")
	other.AddDispute("so", "said")
	one.Append(other)
	if got := evaluate(t, one).Label("so"); got != argument.Undecided {
		t.Errorf("so is %v", got)
	}
}
