package hmcts

import "fmt"

// Public law removes hidden values, and often sends no flag that it did (CONTRACT section 4). So a value that comes without a flag is undecided,
// and a value that does not come may be confidential: it is never "unknown".
func readPublicPeople(c *CourtCase, data *node) {
	for i, item := range data.items("applicants") {
		c.Applicants = append(c.Applicants, publicApplicant(item, i, c.CitizenApplies))
	}
	for i, item := range data.items("respondents") {
		c.Respondents = append(c.Respondents, publicRespondent(item, i))
	}
	for i, item := range data.items("children") {
		c.Children = append(c.Children, publicChild(item, i))
	}
	for i, item := range data.items("others") {
		c.Others = append(c.Others, publicOther(item, i))
	}
}

// publicPerson reads what every kind of person has. The role and place tell who it is, for public law gives nobody an id.
func publicPerson(n *node, role Role, i int) Person {
	p := Person{
		Role: role, Place: place(role, i), Path: n.pointer(),
		First: n.text("firstName"), Last: n.text("lastName"), Name: n.text("name"),
		Gender: n.code(genders, "gender"), GenderDetails: n.text("genderIdentification"),
		LitigationIssues: n.answer("litigationIssues"), LitigationDetails: n.text("litigationIssuesDetails"),
		AddressKnown: n.answer("addressKnown"), AddressUnknownWhy: n.code(unknownAddresses, "addressUnknownReason"),
		Representative: publicSolicitor(n.get("solicitor")),
	}
	p.born(n)
	n.get("addressUnknownReason").hush()
	return p
}

// publicApplicant is an authority, whose address is no secret, unless a citizen applies.
func publicApplicant(n *node, i int, citizen Answer) Person {
	p := publicPerson(n, Applicant, i)
	p.Key, p.Designated, p.Organisation = n.text("id"), n.answer("designated"), citizen != Yes
	decision, why := Undecided, noFlag
	if p.Organisation {
		decision, why = Shown, ""
	}
	p.detail(Address, decision, why, n.get("address"))
	p.detail(Email, decision, why, n.get("email"))
	p.detail(Telephone, decision, why, n.get("phone"))
	for _, item := range n.items("colleagues") {
		p.Colleagues = append(p.Colleagues, Colleague{
			Role: item.code(colleagueRoles, "role"), Title: item.text("title"), Name: item.text("fullName"),
			Email: item.text("email"), Telephone: item.text("phone"),
			MainContact: item.answer("mainContact"), Notified: item.answer("notificationRecipient"),
		})
	}
	return p
}

func publicRespondent(n *node, i int) Person {
	p := publicPerson(n, Respondent, i)
	p.Relationship = n.text("relationshipToChild")
	decision, why := n.decision("contactDetailsHidden")
	p.detail(Address, decision, why, n.get("address"))
	p.detail(Telephone, decision, why, n.get("telephoneNumber"))
	p.detail(HidingReason, Hidden, "it says why something is hidden", n.get("contactDetailsHiddenReason"))
	return p
}

func publicChild(n *node, i int) Person {
	p := publicPerson(n, Child, i)
	p.CarePlan = n.text("careAndContactPlan")
	p.AdditionalNeeds, p.AdditionalNeedsDetails = n.answer("additionalNeeds"), n.text("additionalNeedsDetails")
	p.FathersResponsibility = n.answer("fathersResponsibility")
	decision, why := n.decision("detailsHidden")
	p.detail(Address, decision, why, n.get("address"))
	p.detail(LivingSituation, decision, why, n.get("livingSituation"), n.get("livingSituationDetails"))
	p.detail(SocialWorker, decision, why, n.get("socialWorkerName"))
	p.detail(SocialWorkerTel, decision, why, n.get("socialWorkerTelephoneNumber"))
	return p
}

func publicOther(n *node, i int) Person {
	p := publicPerson(n, Other, i)
	p.Birthplace = n.text("birthPlace")
	decision, why := n.decision("detailsHidden")
	p.detail(Address, decision, why, n.get("address"))
	p.detail(Telephone, decision, why, n.get("telephone"))
	p.detail(HidingReason, Hidden, "it says why something is hidden", n.get("detailsHiddenReason"))
	return p
}

func publicSolicitor(n *node) Representative {
	return Representative{
		First: n.text("firstName"), Last: n.text("lastName"), Email: n.text("email"),
		Firm: n.text("organisationName"), FirmID: n.text("organisationId"),
	}
}

// place names the i-th person of a role, counting from 1.
func place(role Role, i int) string { return fmt.Sprintf("%s %d", role, i+1) }
