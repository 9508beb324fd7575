package access_test

import (
	"testing"

	"candour/internal/access"
	"candour/internal/ledger"
)

const (
	ruth  ledger.StreamID = "0b0e7a52-0f7c-4a5d-8a51-2c9f53f0a001"
	colin ledger.StreamID = "0b0e7a52-0f7c-4a5d-8a51-2c9f53f0a002"
	north ledger.StreamID = "0b0e7a52-0f7c-4a5d-8a51-2c9f53f0a003"
	south ledger.StreamID = "0b0e7a52-0f7c-4a5d-8a51-2c9f53f0a004"
)

// TestWhoMayDoWhat is the truth table of the first layer: a person, a case's ties, a rule, and whether they may.
func TestWhoMayDoWhat(t *testing.T) {
	worker := access.Person{ID: ruth, Roles: []access.Role{access.Practitioner}}
	member := access.Person{ID: ruth, Roles: []access.Role{access.Practitioner}, Teams: []access.Membership{{Team: north}}}
	manager := access.Person{ID: colin, Roles: []access.Role{access.Manager}, Teams: []access.Membership{{Team: north, Manages: true}}}
	elsewhere := access.Person{ID: colin, Roles: []access.Role{access.Manager}, Teams: []access.Membership{{Team: south, Manages: true}}}
	onCall := access.Person{ID: colin, Roles: []access.Role{access.ManagerOnCall}}
	administrator := access.Person{ID: colin, Roles: []access.Role{access.AdministratorIs}, Teams: []access.Membership{{Team: north}}}
	head := access.Person{ID: colin, Roles: []access.Role{access.HeadOfPracticeIs}}
	quality := access.Person{ID: ruth, Roles: []access.Role{access.Quality}}
	governance := access.Person{ID: ruth, Roles: []access.Role{access.Governance}, Teams: []access.Membership{{Team: north}}}
	newcomer := access.Person{ID: ruth}

	hers := []access.Tie{{Subject: ruth, Relation: access.Allocated}, {Subject: north, Relation: access.InTeam}}
	teams := []access.Tie{{Subject: north, Relation: access.InTeam}}
	waiting := []access.Tie{{Subject: access.AllManagers, Relation: access.Waits}}

	toHead := append([]access.Tie{{Subject: access.AllHeadsOfPractice, Relation: access.Referred}}, teams...)

	restricted := []access.Tie{{Subject: ruth, Relation: access.Named}, {Subject: colin, Relation: access.Named}, {Subject: colin, Relation: access.NamedLead}}
	conflicted := append([]access.Tie{{Subject: ruth, Relation: access.Conflict}, {Subject: colin, Relation: access.Conflict}}, hers...)

	broken := []access.Tie{{Subject: ruth, Relation: access.Glass}, {Subject: colin, Relation: access.Glass}, {Subject: south, Relation: access.InTeam}}

	for _, row := range []struct {
		who    string
		person access.Person
		rule   access.Rule
		ties   []access.Tie
		may    bool
	}{
		{"the worker reads her case", worker, access.CaseReader, hers, true},
		{"the worker adds to her case", worker, access.CaseWorker, hers, true},
		{"the worker does not give her case away", worker, access.Allocator, hers, false},
		{"a member of the team reads its case", member, access.CaseReader, teams, true},
		{"somebody of no team does not", worker, access.CaseReader, teams, false},
		{"the team's manager gives its case to a worker", manager, access.Allocator, teams, true},
		{"another team's manager does not", elsewhere, access.Allocator, teams, false},
		{"another team's manager does not see it", elsewhere, access.CaseReader, teams, false},
		{"any manager sees a case that waits for a team", elsewhere, access.Allocator, waiting, true},
		{"a practitioner does not", worker, access.CaseReader, waiting, false},
		{"a case that does not exist is nobody's", manager, access.CaseReader, nil, false},
		{"the manager on call does not read a case", onCall, access.CaseReader, hers, false},
		{"the manager on call reaches what is urgent", onCall, access.Urgent, hers, true},
		{"an administrator sees no case, not even of a team they are in", administrator, access.CaseReader, teams, false},
		{"an administrator runs the system", administrator, access.Administrator, nil, true},
		{"tied but without a confirmed role, one sees nothing", newcomer, access.CaseReader, hers, false},
		{"the head of practice reads a case in which something was referred to them", head, access.CaseReader, toHead, true},
		{"and answers", head, access.Answerer, toHead, true},
		{"and adds nothing else", head, access.CaseWorker, toHead, false},
		{"the head of practice keeps the list of guidance and tools", head, access.PracticeKeeper, nil, true},
		{"so does somebody of quality", quality, access.PracticeKeeper, nil, true},
		{"a manager does not", manager, access.PracticeKeeper, nil, false},
		{"the head of practice does not read other cases", head, access.CaseReader, teams, false},
		{"what was referred is not another manager’s to read", elsewhere, access.CaseReader, toHead, false},
		{"nor an administrator’s", administrator, access.CaseReader, toHead, false},
		{"the team still reads what it referred", member, access.CaseReader, toHead, true},
		{"and has handed the answer over", member, access.ReferredTo, toHead, false},
		{"an information governance officer sees until when any case is kept", governance, access.KeepingReader, nil, true},
		{"and says the second word on erasing", governance, access.RecordKeeper, nil, true},
		{"and opens no case, not even of a team they are in", governance, access.CaseReader, teams, false},
		{"the worker sees until when her case is kept", worker, access.KeepingReader, hers, true},
		{"and does not say the second word on erasing", worker, access.RecordKeeper, hers, false},
		{"somebody of no team does not see until when a case is kept", worker, access.KeepingReader, teams, false},
		{"somebody named for a restricted case reads it", worker, access.CaseReader, restricted, true},
		{"and adds to it", worker, access.CaseWorker, restricted, true},
		{"and does not say who else is named", worker, access.CaseManager, restricted, false},
		{"a manager named for it does, of whatever team", elsewhere, access.CaseManager, restricted, true},
		{"and gives it to a worker", elsewhere, access.Allocator, restricted, true},
		{"somebody named who manages no team does not", worker, access.CaseManager, []access.Tie{{Subject: ruth, Relation: access.NamedLead}}, false},
		{"an administrator sees no case that they are named for", administrator, access.CaseReader, restricted, false},
		{"a conflict of interest closes a worker’s own case", worker, access.CaseReader, conflicted, false},
		{"and a team’s case to its manager", manager, access.CaseManager, conflicted, false},
		{"and what is urgent to a manager on call", onCall, access.Urgent, conflicted, false},
		{"and until when it is kept to an information governance officer", governance, access.KeepingReader, conflicted, false},
		{"somebody else’s conflict closes nothing", member, access.CaseReader, append([]access.Tie{{Subject: colin, Relation: access.Conflict}}, teams...), true},
		{"whoever opened a case in an emergency reads it", member, access.CaseReader, broken, true},
		{"and adds nothing", member, access.CaseWorker, broken, false},
		{"and answers nothing", member, access.Answerer, broken, false},
		{"and sees nothing that was hidden as of another case", member, access.Reviewer, broken, false},
		{"and gives it to nobody", manager, access.Allocator, broken, false},
		{"an administrator who opened it reads nothing", administrator, access.CaseReader, broken, false},
		{"a conflict of interest wins over an emergency", member, access.CaseReader, append([]access.Tie{{Subject: ruth, Relation: access.Conflict}}, broken...), false},
		{"a practitioner may open a case in an emergency", worker, access.GlassBreaker, nil, true},
		{"an administrator may not", administrator, access.GlassBreaker, nil, false},
		{"nor an information governance officer", governance, access.GlassBreaker, nil, false},
		{"a manager looks at what others opened", manager, access.GlassReviewer, nil, true},
		{"so does quality", quality, access.GlassReviewer, nil, true},
		{"a practitioner does not", worker, access.GlassReviewer, nil, false},
		{"an unknown rule is refused", manager, "no-such-rule", hers, false},
	} {
		if got := access.Decide(row.person, row.rule, row.ties); got.Allowed != row.may {
			t.Errorf("%s: allowed %v, want %v", row.who, got.Allowed, row.may)
		} else if got.Allowed && got.Why == "" {
			t.Errorf("%s: allowed without a reason in words", row.who)
		}
	}
}
