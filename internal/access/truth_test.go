package access_test

import (
	"slices"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
)

var monday = calendar.NewDate(2026, time.November, 23)

// situation is a person, and the ties of the case that hold.
type situation struct {
	person access.Person
	ties   []access.Tie
}

func situations() map[string]situation {
	is := func(role access.Role, teams ...access.Membership) access.Person {
		return access.Person{ID: ruth, Roles: []access.Role{role}, Teams: teams}
	}
	hers := func(relations ...access.Relation) []access.Tie {
		ties := []access.Tie{{Subject: colin, Relation: access.Second}, {Subject: north, Relation: access.InTeam}}
		for _, r := range relations {
			ties = append(ties, access.Tie{Subject: ruth, Relation: r})
		}
		return ties
	}
	named := func(relations ...access.Relation) []access.Tie { return hers(append(relations, access.Named)...)[2:] }
	inNorth, leadsNorth := access.Membership{Team: north}, access.Membership{Team: north, Manages: true}
	inSouth, leadsSouth := access.Membership{Team: south}, access.Membership{Team: south, Manages: true}
	waits := []access.Tie{{Subject: access.AllManagers, Relation: access.Waits}}
	referred := append(hers(), access.Tie{Subject: access.AllHeadsOfPractice, Relation: access.Referred})
	heard := append(hers(), access.Tie{Subject: access.DutySubject("Milborough", monday), Relation: access.OnDuty})
	engaged := func(teams ...access.Membership) access.Person {
		contractor := is(access.Contractor, teams...)
		contractor.Engaged = true
		return contractor
	}
	onDuty := func(p access.Person) access.Person { return p.OnDuty(access.DutySubject("Milborough", monday)) }
	others := []access.Tie{{Subject: colin, Relation: access.Named}}
	return map[string]situation{
		"the worker of the case":                               {is(access.Practitioner), hers(access.Allocated)},
		"the second worker":                                    {is(access.Practitioner), hers(access.Second)},
		"who covers it":                                        {is(access.Practitioner), hers(access.Covers)},
		"who covered it until yesterday":                       {is(access.Practitioner), hers()},
		"of the team that has it":                              {is(access.Practitioner, inNorth), hers()},
		"of another team":                                      {is(access.Practitioner, inSouth), hers()},
		"asked to look at it":                                  {is(access.Practitioner), hers(access.Reviews)},
		"the manager of its team":                              {is(access.Manager, leadsNorth), hers()},
		"the manager of another team":                          {is(access.Manager, leadsSouth), hers()},
		"a manager, of a case without a team":                  {is(access.Manager, leadsSouth), waits},
		"a practitioner, of a case without a team":             {is(access.Practitioner, inSouth), waits},
		"who manages its team and is no manager any more":      {is(access.Practitioner, leadsNorth), hers()},
		"the manager on call":                                  {is(access.ManagerOnCall), hers()},
		"the head of practice":                                 {is(access.HeadOfPracticeIs), hers()},
		"the head of practice, something being referred":       {is(access.HeadOfPracticeIs), referred},
		"another, something being referred":                    {is(access.Practitioner), referred},
		"quality":                                              {is(access.Quality), hers()},
		"an information governance officer of the team":        {is(access.Governance, inNorth), hers()},
		"an information governance officer given the case":     {is(access.Governance), hers(access.Allocated, access.Reviews)},
		"an administrator of the team":                         {is(access.AdministratorIs, leadsNorth), hers()},
		"an administrator given the case":                      {is(access.AdministratorIs), hers(access.Allocated, access.Second, access.Covers, access.Reviews)},
		"its worker, whose role was not confirmed":             {access.Person{ID: ruth}, hers(access.Allocated)},
		"who is signed in and nothing else":                    {access.Person{ID: ruth}, hers()},
		"nobody":                                               {access.Person{}, hers()},
		"named for a restricted case":                          {is(access.Practitioner), named()},
		"a manager named for it":                               {is(access.Manager, leadsSouth), named(access.NamedLead)},
		"who is named to manage it and is no manager any more": {is(access.Practitioner), named(access.NamedLead)},
		"of the team, and not named":                           {is(access.Practitioner, inNorth), others},
		"the manager of its team, and not named":               {is(access.Manager, leadsNorth), others},
		"the manager on call, of a restricted case":            {is(access.ManagerOnCall), others},
		"an administrator named for it":                        {is(access.AdministratorIs), named(access.NamedLead)},
		"its worker, with a conflict of interest":              {is(access.Practitioner), hers(access.Allocated, access.Conflict)},
		"the manager of its team, with a conflict":             {is(access.Manager, leadsNorth), hers(access.Conflict)},
		"the manager on call, with a conflict":                 {is(access.ManagerOnCall), hers(access.Conflict)},
		"an information governance officer, with a conflict":   {is(access.Governance), hers(access.Conflict)},
		"opened it in an emergency":                            {is(access.Practitioner, inSouth), hers(access.Glass)},
		"the manager of another team, in an emergency":         {is(access.Manager, leadsSouth), hers(access.Glass)},
		"an administrator, in an emergency":                    {is(access.AdministratorIs), hers(access.Glass)},
		"a contractor, engaged, whose case it is":              {engaged(), hers(access.Allocated)},
		"a contractor, engaged, second worker":                 {engaged(), hers(access.Second)},
		"a contractor, engaged, who covers it":                 {engaged(), hers(access.Covers)},
		"a contractor whose engagement is over":                {is(access.Contractor), hers(access.Allocated)},
		"a contractor, engaged, of the team":                   {engaged(inNorth), hers()},
		"a contractor, engaged, of no case":                    {engaged(), hers()},
		"a contractor, engaged, on duty at its court":          {onDuty(engaged()), heard},
		"a contractor, engaged, with a conflict":               {engaged(), hers(access.Allocated, access.Conflict)},
		"on duty at its court":                                 {onDuty(is(access.Practitioner)), heard},
		"on duty at its court yesterday":                       {is(access.Practitioner), heard},
		"an administrator, on duty at its court":               {onDuty(is(access.AdministratorIs)), heard},
		"on duty at its court, with a conflict":                {onDuty(is(access.Practitioner)), append(hers(access.Conflict), heard...)},
		"quality, in a sample of theirs":                       {is(access.Quality), hers(access.Sampled)},
		"an inspector, in a sample of theirs":                  {is(access.Inspector), hers(access.Sampled)},
		"an inspector, once the sample has ended":              {is(access.Inspector), hers()},
		"an inspector, in an emergency":                        {is(access.Inspector), hers(access.Glass)},
		"an inspector given the case":                          {is(access.Inspector, inNorth), hers(access.Allocated)},
		"a manager, in a sample":                               {is(access.Manager), hers(access.Sampled)},
		"an inspector, in a sample, with a conflict":           {is(access.Inspector), hers(access.Sampled, access.Conflict)},
		"opened it in an emergency, with a conflict":           {is(access.Practitioner, inSouth), hers(access.Glass, access.Conflict)},
		"the worker of the case, who took it":                  {is(access.Practitioner), hers(access.Allocated, access.TookIt)},
		"the worker, who took it, of a restricted case":        {is(access.Practitioner), append(others[:1:1], access.Tie{Subject: ruth, Relation: access.TookIt})},
		"who took it once, and has it no longer":               {is(access.Practitioner, inNorth), hers()},
		"who took it, with a conflict of interest":             {is(access.Practitioner), hers(access.Allocated, access.TookIt, access.Conflict)},
		"a contractor, engaged, who took it":                   {engaged(), hers(access.Allocated, access.TookIt)},
		"a contractor who took it, engagement over":            {is(access.Contractor), hers(access.Allocated, access.TookIt)},
		"second worker, named for its privileged notes":        {is(access.Practitioner), hers(access.Second, access.Privy)},
		"the manager of its team, named for them":              {is(access.Manager, leadsNorth), hers(access.Privy)},
		"named for them, and no longer on the case":            {is(access.Practitioner, inSouth), hers(access.Privy)},
		"quality, in a sample, named for them":                 {is(access.Quality), hers(access.Sampled, access.Privy)},
		"named for them, in an emergency":                      {is(access.Practitioner, inSouth), hers(access.Glass, access.Privy)},
		"named for them, with a conflict of interest":          {is(access.Practitioner), hers(access.Covers, access.Privy, access.Conflict)},
		"whose assessment it is":                               {is(access.Practitioner, inSouth), hers(access.Assesses)},
		"a contractor whose assessment it is":                  {engaged(), hers(access.Assesses)},
		"the manager who agrees it":                            {is(access.Manager, leadsNorth), hers(access.Agrees)},
		"who agreed it and manages another team now":           {is(access.Manager, leadsSouth), hers(access.Agrees)},
		"who agreed it and is no manager any more":             {is(access.Practitioner, leadsNorth), hers(access.Agrees)},
		"to whom an assessment was taken":                      {is(access.Practitioner, inSouth), hers(access.SpeaksFor)},
		"an administrator to whom it was taken":                {is(access.AdministratorIs), hers(access.SpeaksFor)},
		"whose lone visit it is":                               {is(access.Practitioner, inSouth), hers(access.Visits)},
		"who watches over a lone visit":                        {is(access.ManagerOnCall), hers(access.Watches)},
		"an administrator named for them":                      {is(access.AdministratorIs), hers(access.Allocated, access.TookIt, access.Privy)},
	}
}

// TestTheTruthTable asks for real people and ties what truth.txt says of each situation in words.
func TestTheTruthTable(t *testing.T) {
	lines, all := access.TruthLines(), situations()
	if len(lines) != len(all) {
		t.Errorf("the table has %d lines, and there are %d situations", len(lines), len(all))
	}
	for _, line := range lines {
		s, known := all[line.Situation]
		if !known || !line.Is(s.person, s.ties) {
			t.Errorf("there is no situation %q, or it is another one (known: %v)", line.Situation, known)
			continue
		}
		for _, rule := range access.Rules {
			if got := access.Decide(s.person, rule, s.ties); got.Allowed != slices.Contains(line.May, rule) {
				t.Errorf("%s, %s: allowed %v", line.Situation, rule, got.Allowed)
			} else if got.Allowed == (got.Why == "") {
				t.Errorf("%s, %s: allowed %v because %q", line.Situation, rule, got.Allowed, got.Why)
			}
		}
	}
}
