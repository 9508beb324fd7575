package hmcts

// publicCase reads one case of the public-law service (CONTRACT section 3.1).
func publicCase(n *node) CourtCase {
	c := CourtCase{
		Jurisdiction: Public,
		State:        n.code(publicStates, "state"),
		Created:      n.utc("createdDate"),
		LastModified: n.utc("lastModified"),
		StateChanged: n.utc("lastStateModifiedDate"),
	}
	n.code(codesOf("CARE_SUPERVISION_EPO"), "caseTypeId")
	data := n.get("caseData")
	c.Application = data.code(publicApplications, "applicationType")
	c.FamilyMan = data.text("familyManCaseNumber")
	c.Submitted = data.date("dateSubmitted")
	c.Issued = data.date("dateOfCourtIssue")
	c.OrdersSought = data.codes(publicOrders, "ordersSought")
	c.LocalAuthority = data.text("applicantLA")
	c.RespondentAuthority = data.text("respondentLA")
	c.CitizenApplies = data.answer("citizenIsApplicant")
	c.Court = publicCourt(data.get("caseManagementLocation"))
	readPublicPeople(&c, data)
	readPublicHearings(&c, data)
	for _, item := range data.items("caseDocuments") {
		c.Documents = append(c.Documents, publicDocument(item))
	}
	readPublicConcerns(&c, data)
	return c
}

func publicCourt(n *node) Court {
	return Court{Region: n.text("region"), Base: n.text("baseLocation")}
}

func readPublicHearings(c *CourtCase, data *node) {
	seen := map[string]int{}
	for _, item := range data.items("hearingDetails") {
		c.HearingsGiven = true
		c.Hearings = append(c.Hearings, Hearing{
			Key:         unique(seen, item.text("id")),
			Type:        item.code(publicHearings, "type"),
			TypeDetails: item.text("typeDetails"),
			Status:      item.code(publicHearingStatuses, "status"),
			Days:        []HearingDay{{Start: item.london("startDate"), End: item.london("endDate"), Venue: item.text("venue")}},
			Attendance:  item.codes(attendances, "attendance"),
			Cancelled:   item.text("cancellationReason"),
			Before:      item.text("preAttendanceDetails"),
			Attend:      item.text("attendanceDetails"),
			Path:        item.pointer(),
		})
	}
}

func publicDocument(n *node) Document {
	d := Document{
		Name:     fileName(n.text("documentFileName", "document_filename")),
		Category: n.code(publicCategories, "documentCategory"),
		From:     "caseDocuments",
		Removed:  n.answer("removed") == Yes,
		Uploaded: n.utc("uploadTimestamp"),
		Path:     n.pointer(),
	}
	d.identify(n, "documentId", "document_id")
	return d
}

var publicHarms = map[string]string{
	"neglectOccurrences": "neglect", "sexualAbuseOccurrences": "sexualAbuse",
	"physicalHarmOccurrences": "physicalHarm", "emotionalHarmOccurrences": "emotionalHarm",
}

// publicConcerns are the yes-or-no questions: block, then field, then the field with the reason.
var publicConcerns = []struct{ block, about, topic, why string }{
	{"internationalElement", "international", "possibleCarer", "possibleCarerReason"},
	{"internationalElement", "international", "significantEvents", "significantEventsReason"},
	{"internationalElement", "international", "issues", "issuesReason"},
	{"internationalElement", "international", "proceedings", "proceedingsReason"},
	{"internationalElement", "international", "internationalAuthorityInvolvement", "internationalAuthorityInvolvementDetails"},
	{"factorsParenting", "parenting", "alcoholDrugAbuse", "alcoholDrugAbuseReason"},
	{"factorsParenting", "parenting", "domesticViolence", "domesticViolenceReason"},
	{"factorsParenting", "parenting", "anythingElse", "anythingElseReason"},
}

func readPublicConcerns(c *CourtCase, data *node) {
	risks := data.get("risks")
	for _, field := range sortedKeys(publicHarms) {
		if when := risks.codes(occurrences, field); len(when) > 0 {
			c.Risks = append(c.Risks, Risk{publicHarms[field], when})
		}
	}
	for _, q := range publicConcerns {
		block := data.get(q.block)
		answer, why := block.answer(q.topic), block.text(q.why)
		if answer != NotGiven || why != "" {
			c.Concerns = append(c.Concerns, Concern{q.about, q.topic, answer, why})
		}
	}
	for _, item := range data.items("previousProceedings") {
		c.Earlier = append(c.Earlier, EarlierProceedings{
			Status: item.code(proceedingStatuses, "proceedingStatus"), CaseNumber: item.text("caseNumber"),
			Started: item.text("started"), Ended: item.text("ended"), OrdersMade: item.text("ordersMade"), Judge: item.text("judge"),
			Children: item.text("children"), Guardian: item.text("guardian"),
			SameGuardian: item.answer("sameGuardianNeeded"), SameGuardianDetails: item.text("sameGuardianDetails"),
		})
	}
}
