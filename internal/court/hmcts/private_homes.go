package hmcts

import "strings"

// askedToHide is what the applicants asked to be kept confidential, as the payload lists it in clear. It is used to hide, and then forgotten.
type askedToHide []asked

type asked struct {
	name    string // "" when the list names nobody who is an applicant: then it speaks of all of them
	address bool
	email   bool
	phone   bool
}

func readAskedToHide(data *node) askedToHide {
	applicants := map[string]bool{}
	for _, item := range data.items("applicants") {
		applicants[nameIn(item.unwrap())] = true
	}
	var list askedToHide
	for _, item := range data.items("applicantsConfidentialDetails") {
		item.markAll(confidential)
		n := item.unwrap()
		entry := asked{nameIn(n), written(n.get("address")) != "", written(n.get("email")) != "", written(n.get("phoneNumber")) != ""}
		if !applicants[entry.name] {
			entry.name = ""
		}
		list = append(list, entry)
	}
	return list
}

func nameIn(n *node) string {
	return strings.ToLower(join(" ", written(n.get("firstName")), written(n.get("lastName"))))
}

// names says whether the list has this kind of this person's details.
func (list askedToHide) names(p Person, kind DetailKind) bool {
	for _, entry := range list {
		if entry.name != "" && entry.name != strings.ToLower(p.FullName()) {
			continue
		}
		if entry.has(kind) {
			return true
		}
	}
	return false
}

func (a asked) has(kind DetailKind) bool {
	switch kind {
	case Address, PreviousAddress:
		return a.address
	case Email:
		return a.email
	default:
		return a.phone
	}
}

// relationTables are the three tables of who is what to which child, with the names that the older model gave their fields.
var relationTables = []struct {
	name, party, fullName, kind, kindDetails string
	role                                     Role
}{
	{"childAndApplicantRelations", "applicantId", "applicantFullName", "childAndApplicantRelation", "childAndApplicantRelationOtherDetails", Applicant},
	{"childAndRespondentRelations", "respondentId", "respondentFullName", "childAndRespondentRelation", "childAndRespondentRelationOtherDetails", Respondent},
	{"childAndOtherPeopleRelations", "otherPeopleId", "otherPeopleFullName", "childAndOtherPeopleRelation", "childAndOtherPeopleRelationOtherDetails", Other},
}

func readPrivateRelations(c *CourtCase, data *node) {
	seen := map[string]int{}
	for _, table := range relationTables {
		for _, item := range data.items(table.name) {
			n := item.unwrap()
			n.code(partyTypes, "partyType")
			r := Relation{
				Key: unique(seen, item.text("id")), PartyRole: table.role, Path: n.pointer(),
				ChildKey: n.text("childId"), ChildName: n.text("childFullName"),
				PartyKey: n.text("partyId", table.party), PartyName: n.text("partyFullName", table.fullName),
				Kind: n.code(relationKinds, "relationType", table.kind), KindDetails: n.text("otherRelationDetails", table.kindDetails),
			}
			if lives := n.get("childLivesWith"); lives != nil {
				decision, why := livesWithDecision(n, table.role)
				r.LivesTogether = Detail{LivesWith, decision, why, written(lives), []*node{lives}}
			}
			c.Relations = append(c.Relations, r)
		}
	}
}

// livesWithDecision: the parties know where a child lives who lives with one of them. That a child lives with somebody else may be a secret,
// and the flag for it is one that the court does not send.
func livesWithDecision(relation *node, role Role) (Decision, string) {
	decision, why := relation.decision("isChildLivesWithPersonConfidential")
	if decision == Undecided && role != Other {
		return Shown, ""
	}
	return decision, why
}

// homeFlags is what holds for "this child lives with this party".
type homeFlags map[[2]string]Detail

func readHomeFlags(data *node) homeFlags {
	flags := homeFlags{}
	for _, table := range relationTables {
		for _, item := range data.items(table.name) {
			n := item.unwrap()
			decision, why := livesWithDecision(n, table.role)
			flags[[2]string{written(n.get("childId")), written(n.get("partyId", table.party))}] = Detail{Decision: decision, Why: why}
		}
	}
	return flags
}

// readHome reads with whom the child lives. The address there is a copy of that party's, so it shares that party's flag; of somebody who is
// not in the case it stays hidden.
func readHome(c *CourtCase, child *Person, n *node, flags homeFlags) {
	home := n.get("whoDoesTheChildLiveWith").unwrap()
	n.get("whoDoesTheChildLiveWith").ignore(elementID, "id")
	id := written(home.get("partyId"))
	party := c.byKey(id)
	flag := flags[[2]string{child.Key, id}]
	if party != nil && party.Role != Other && flag.Decision == Undecided {
		flag.Decision = Shown
	}
	child.detailWith(LivesWith, flag, home.get("partyFullName", "partyId"), home.get("partyId"), home.get("partyType"))
	child.detailWith(Address, detailOf(party, Address), home.get("childAddress"))
	readOlderHome(child, n)
}

// readOlderHome reads the same from the model before: the kinds of party the child lives with, and people who are not parties.
func readOlderHome(child *Person, n *node) {
	decision, why := Shown, ""
	for who := range n.get("childLiveWith").leaves() {
		if role := strings.ToLower(written(who)); role != "applicant" && role != "respondent" {
			decision, why = Undecided, noFlag
		}
	}
	for who := range n.get("childLiveWith").leaves() {
		child.detail(LivesWith, decision, why, who)
	}
	for _, item := range n.items("personWhoLivesWithChild") {
		person := item.unwrap()
		item.ignore(elementID, "id")
		decision, why := person.decision("isPersonIdentityConfidential")
		child.detail(LivesWith, decision, why, person.get("firstName"), person.get("lastName"), person.get("relationshipToChildDetails"))
		child.detail(Address, decision, why, person.get("address"))
	}
}

// detailWith adds a detail under a decision already made; the further fields say who it is about and are classed with it.
func (p *Person) detailWith(kind DetailKind, flag Detail, field *node, further ...*node) {
	before := len(p.Details)
	p.detail(kind, flag.Decision, flag.why(), field)
	if len(p.Details) > before {
		last := &p.Details[before]
		last.from = append(last.from, further...)
	}
}

func (d Detail) why() string {
	if d.Why == "" && d.IsHidden() {
		return noFlag
	}
	return d.Why
}

func (c *CourtCase) byKey(key string) *Person {
	for _, p := range c.People() {
		if key != "" && p.Key == key {
			return p
		}
	}
	return nil
}

// detailOf is a person's detail of a kind, or the zero Detail, which hides.
func detailOf(p *Person, kind DetailKind) Detail {
	if p != nil {
		for _, detail := range p.Details {
			if detail.Kind == kind {
				return detail
			}
		}
	}
	return Detail{}
}
