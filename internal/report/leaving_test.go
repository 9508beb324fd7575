package report_test

import (
	"context"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// leaking is a press that puts something into the PDF besides the document, where only another reader finds it.
type leaking struct{ plainPress }

func (leaking) Text(_ context.Context, pdf []byte) (string, error) {
	return string(pdf) + " 14 Quay St", nil
}

func TestAPDFThatSaysSomethingHiddenIsNotSigned(t *testing.T) {
	b, _, _ := ready(t)
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, b.author, ledger.NewEntryID(), casework.DetailForm{Of: b.hannah.Person, Kind: casework.Address, Value: "14 Quay Street"})
	})
	err := b.signsWith(leaking{}, b.signForm())
	if fault.KindOf(err) != fault.Denied || !strings.HasPrefix(fault.Sentence(err), "The PDF holds an address of") || b.reads().Signed != nil {
		t.Errorf("signed with %v", err)
	}
	if err := b.signs(); err != nil {
		t.Errorf("a PDF that says nothing hidden: %v", err)
	}
}
