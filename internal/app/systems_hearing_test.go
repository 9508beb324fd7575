package app

import (
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/ledger"
)

func TestASystemLearnsWhetherTheNextHearingWasOnlyTold(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	id := p.imports("new")
	l, stream, now := p.service.record.Ledger, ledger.StreamID(id), time.Now()
	tomorrow, soon := ledger.FormatTime(now.Add(24*time.Hour)), ledger.FormatTime(now.Add(time.Hour))

	recorded(t, l, stream, casework.Listed, ledger.By(p.manager), casework.ListedBody{Type: "Case management hearing", Starts: tomorrow, ToldBy: "The court office"})
	p.nextHearingIs(id, tomorrow, true)

	recorded(t, l, stream, casework.Listed, ledger.ByService("court import"), casework.ListedBody{
		Type: "Urgent hearing", Starts: soon, Court: &casework.CourtWord{At: ledger.FormatTime(now), ID: "2000005039"},
	})
	p.nextHearingIs(id, soon, false)
}

// nextHearingIs finds the next hearing in the case and in the list, and whether it is provisional.
func (p *portal) nextHearingIs(id, starts string, provisional bool) {
	p.Helper()
	one, err := p.client.GetCaseWithResponse(p.Context(), id)
	if err != nil || one.JSON200 == nil || one.JSON200.NextHearing == nil || *one.JSON200.NextHearing != starts || one.JSON200.NextHearingProvisional != provisional {
		p.Errorf("the case is answered %v %s", err, one.Body)
	}
	list, err := p.client.ListCasesWithResponse(p.Context(), nil)
	if err != nil || list.JSON200 == nil || len(list.JSON200.Cases) != 1 || list.JSON200.Cases[0].NextHearingProvisional != provisional {
		p.Errorf("the list is answered %v %s", err, list.Body)
	}
}
