package hmcts

// Private law sends confidential values in clear with flags beside them, and repeats them where no flag is (CONTRACT section 4). A missing flag
// hides. What the list of applicants' confidential details names is hidden whatever the flag says; the list itself is never taken.
func readPrivatePeople(c *CourtCase, data *node) {
	asked := readAskedToHide(data)
	for i, item := range data.items("applicants") {
		c.Applicants = append(c.Applicants, privateParty(item, Applicant, i, asked))
	}
	for i, item := range data.items("respondents") {
		c.Respondents = append(c.Respondents, privateParty(item, Respondent, i, nil))
	}
	others := append(data.items("otherPeopleInTheCaseTable"), data.items("otherPartyInTheCaseRevised")...)
	for _, item := range notRepeated(others) {
		c.Others = append(c.Others, privateParty(item, Other, len(c.Others), nil))
	}
	homes := readHomeFlags(data)
	children := append(data.items("children"), data.items("newChildDetails")...)
	for _, item := range notRepeated(children) {
		child := privateChild(item, len(c.Children))
		readHome(c, &child, item.unwrap(), homes)
		c.Children = append(c.Children, child)
	}
	uniqueKeys(c)
}

// notRepeated leaves out elements of an older model that the newer model has given under the same id.
func notRepeated(items []*node) []*node {
	var kept []*node
	seen := map[string]bool{}
	for _, item := range items {
		id := written(item.get("id"))
		if id != "" && seen[id] && item.parent.name != kept[0].parent.name {
			item.ignoreAll("repeats somebody who has been given")
			continue
		}
		seen[id] = true
		kept = append(kept, item)
	}
	return kept
}

// uniqueKeys tells apart people whom one payload gives the same id.
func uniqueKeys(c *CourtCase) {
	seen := map[string]int{}
	for _, p := range c.People() {
		p.Key = unique(seen, p.Key)
	}
}

// privateFlags names the flag of each kind of detail, and the fields that hold it.
var privateFlags = []struct {
	kind DetailKind
	flag string
	name string
}{
	{Address, "isAddressConfidential", "address"},
	{PreviousAddress, "isAddressConfidential", "addressLivedLessThan5YearsDetails"},
	{Email, "isEmailAddressConfidential", "email"},
	{Telephone, "isPhoneNumberConfidential", "phoneNumber"},
	{Landline, "isPhoneNumberConfidential", "landline"},
}

func privateParty(item *node, role Role, i int, asked askedToHide) Person {
	n := item.unwrap()
	p := Person{
		Role: role, Key: item.text("id"), Place: place(role, i), Path: n.pointer(),
		First: n.text("firstName"), Last: n.text("lastName"), Name: n.text("names"), Previous: n.text("previousName"),
		Gender: n.code(genders, "gender"), GenderDetails: n.text("otherGender"), Birthplace: n.text("placeOfBirth"),
		Relationship: privateRelationship(n), LivedWithApplicant: n.answer("respondentLivedWithApplicant"),
		AddressKnown: addressKnown(n), Represented: n.answer("doTheyHaveLegalRepresentation"), Representative: privateSolicitor(n),
	}
	p.born(n)
	for _, f := range privateFlags {
		decision, why := n.decision(f.flag)
		if asked.names(p, f.kind) {
			if decision == Shown {
				n.get(f.flag).set(contradictory)
			}
			decision, why = Hidden, "it is among the details that the applicants asked to be kept confidential"
		}
		p.detail(f.kind, decision, why, n.get(f.name))
	}
	n.ignore("says only whether another field was filled in", "isDateOfBirthUnknown", "isDateOfBirthKnown", "isPlaceOfBirthKnown",
		"canYouProvideEmailAddress", "canYouProvidePhoneNumber")
	n.ignore("says only how long the address has been lived at", "isAtAddressLessThan5Years", "isAtAddressLessThan5YearsWithDontKnow")
	n.ignore("is the same as the case’s", "caseTypeOfApplication")
	n.ignore("belongs to signing in at the court", "sendSignUpLink")
	n.ignore("the firm is taken from solicitorOrg", "organisations")
	return p
}

func privateRelationship(n *node) string {
	said := []string{n.text("relationshipToChildren")}
	for _, item := range append(n.items("otherPersonRelationshipToChildren"), n.items("relationshipToChild")...) {
		item.ignore(elementID, "id")
		said = append(said, item.unwrap().text("personRelationshipToChild"))
	}
	return join(", ", said...)
}

func addressKnown(n *node) Answer {
	known := n.answer("isCurrentAddressKnown")
	if known == NotGiven && n.answer("isAddressUnknown") != NotGiven {
		return DoesNotKnow
	}
	return known
}

func privateSolicitor(n *node) Representative {
	firm := n.get("solicitorOrg")
	r := Representative{
		First: n.text("representativeFirstName"), Last: n.text("representativeLastName"),
		Email: n.text("solicitorEmail"), Telephone: n.text("solicitorTelephone"), Address: written(n.get("solicitorAddress")),
		Firm: firm.text("OrganisationName"), FirmID: firm.text("OrganisationID"), Reference: n.text("solicitorReference"), DX: n.text("dxNumber"),
	}
	if address := n.get("solicitorAddress"); address != nil {
		address.takeWritten()
	}
	return r
}

func privateChild(item *node, i int) Person {
	n := item.unwrap()
	p := Person{
		Role: Child, Key: item.text("id"), Place: place(Child, i), Path: n.pointer(),
		First: n.text("firstName"), Last: n.text("lastName"),
		Gender: n.code(genders, "gender"), GenderDetails: n.text("otherGender"),
		ParentalResponsibility: n.text("parentalResponsibilityDetails"), OrdersSought: n.codes(privateOrders, "orderAppliedFor"),
		Relationship: olderRelationships(n),
	}
	p.born(n)
	return p
}

// olderRelationships puts in words what older cases say at the child instead of in the tables of relations.
func olderRelationships(n *node) string {
	var said []string
	for _, field := range []struct{ name, other, to string }{
		{"applicantsRelationshipToChild", "otherApplicantsRelationshipToChild", "applicant"},
		{"respondentsRelationshipToChild", "otherRespondentsRelationshipToChild", "respondent"},
		{"relationshipToApplicant", "", "applicant"}, {"relationshipToRespondent", "", "respondent"},
	} {
		if kind := join(", ", n.text(field.name), n.text(field.other)); kind != "" {
			said = append(said, field.to+": "+kind)
		}
	}
	return join("; ", said...)
}
