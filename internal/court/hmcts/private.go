package hmcts

// privateCase reads one case of the private-law service (CONTRACT section 3.2), of which old cases and fixtures carry older models too (3.3).
func privateCase(n *node) CourtCase {
	c := CourtCase{
		Jurisdiction: Private,
		State:        n.code(privateStates, "state"),
		Application:  n.code(privateApplications, "caseTypeOfApplication"),
		Created:      n.utc("created_date"),
		LastModified: n.utc("last_modified"),
		StateChanged: n.utc("last_state_modified_date"),
	}
	n.code(codesOf("PRLAPPS"), "case_type_id")
	data := n.get("case_data")
	readPrivateApplication(&c, data)
	c.Court = privateCourt(data)
	readPrivatePeople(&c, data)
	readPrivateRelations(&c, data)
	readPrivateHearings(&c, data.get("hearingData"), n.get("id"))
	readPrivateOrders(&c, data)
	readPrivateDocuments(&c, data)
	readMediation(&c, data)
	return c
}

func readPrivateApplication(c *CourtCase, data *node) {
	if inner := data.get("caseTypeOfApplication"); inner.take() != c.Application && c.Application != "" {
		inner.set(contradictory)
	}
	c.FamilyMan = data.text("familymanCaseNumber", "familyManCaseNumber")
	c.Submitted, c.Issued = data.date("dateSubmitted"), data.date("issueDate")
	c.OrdersSought = data.codes(privateOrders, "ordersApplyingFor")
	summary := data.get("summaryTabForOrderAppliedFor")
	c.ArrangementSought = summary.code(arrangements, "typeOfChildArrangementsOrder")
	summary.ignore("repeats in words what ordersApplyingFor says", "ordersApplyingFor")
	c.KnownToAuthority = data.answer("childrenKnownToLocalAuthority")
	c.HoldsConfidential = data.get("confidentialDetails").answer("isConfidentialDetailsAvailable")
	c.Solicitor = Representative{Name: data.text("solicitorName"), Email: data.text("applicantSolicitorEmailAddress")}
	c.Interpreting = data.answer("isInterpreterNeeded")
	for _, item := range data.items("interpreterNeeds") {
		item.ignore(elementID, "id")
		need := item.unwrap()
		c.Interpreters = append(c.Interpreters, Interpreter{
			For: need.codes(interpreterParties, "party"), Name: need.text("name"), Language: need.text("language"), Help: need.text("otherAssistance"),
		})
	}
}

func privateCourt(data *node) Court {
	place := data.get("caseManagementLocation")
	return Court{
		Name: data.text("courtName"), Epims: data.text("courtEpimsId"), Type: data.text("courtTypeId"),
		Region: place.text("regionId", "region"), RegionName: place.text("regionName"),
		Base: place.text("baseLocationId", "baseLocation"), BaseName: place.text("baseLocationName"),
	}
}

// elementID is why the id of a list element is ignored where the element has a better name or none is needed.
const elementID = "only numbers an element of a list"

// unwrap is the value of a list element {id, value}; some older parts come without the wrapping.
func (n *node) unwrap() *node {
	if value := n.get("value"); value != nil && value.kind == object {
		return value
	}
	return n
}

func readPrivateHearings(c *CourtCase, data, caseID *node) {
	if data == nil {
		return
	}
	c.HearingsGiven = true
	data.ignore("names the kind of court service, which is always the family one", "hmctsServiceCode")
	if about := data.get("caseRef"); about != nil && about.take() != clean(caseID.value) {
		about.set(contradictory)
	}
	seen := map[string]int{}
	for _, item := range data.items("caseHearings") {
		c.Hearings = append(c.Hearings, privateHearing(item, seen))
	}
}

func privateHearing(n *node, seen map[string]int) Hearing {
	h := Hearing{
		Key:       unique(seen, n.text("hearingID", "hearingId")),
		Type:      n.code(privateHearingTypes, "hearingType"),
		TypeLabel: n.text("hearingTypeValue"),
		Status:    n.code(privateHearingStatuses, "hearingStatus", "hmcStatus"),
		Path:      n.pointer(),
	}
	for _, day := range n.items("hearingDaySchedule") {
		sitting := HearingDay{Venue: day.text("hearingVenueName", "courtName"), Epims: day.text("epimsId"), CourtType: day.text("courtTypeId")}
		sitting.Start.UTC, sitting.End.UTC = day.utc("hearingStartDateTime"), day.utc("hearingEndDateTime")
		h.Days = append(h.Days, sitting)
	}
	return h
}

// mediationFields are the answers about mediation; those with documents are read with the documents.
var mediationFields = []string{
	"miamStatus", "claimingExemptionMiam", "applicantAttendedMiam", "familyMediatorMiam", "otherProceedingsMiam", "applicantConsentMiam",
	"mediatorRegistrationNumber", "familyMediatorServiceName", "soleTraderName", "mpuChildInvolvedInMiam", "miamDomesticAbuseEvidences",
	"mpuIsDomesticAbuseEvidenceProvided", "mpuNoDomesticAbuseEvidenceReason", "miamUrgencyReason", "miamPreviousAttendanceReason",
	"miamTypeOfPreviousAttendanceEvidence", "mpuMediatorDetails", "miamOtherExemptionReasons", "mpuApplicantUnableToAttendMiamReason1",
	"mpuApplicantUnableToAttendMiamReason2", "miamChildProtectionConcernReason",
}

var mediationExemptions = []string{
	"reasonsForMiamExemption", "domesticViolenceEvidence", "urgencyEvidence", "childProtectionEvidence", "previousAttendenceEvidence",
	"otherGroundsEvidence",
}

func readMediation(c *CourtCase, data *node) {
	c.addStatements(data, mediationFields)
	c.addStatements(data.get("miamExemptionsTable"), mediationExemptions)
}

func (c *CourtCase) addStatements(n *node, fields []string) {
	for _, field := range fields {
		if said := n.texts(field); len(said) > 0 {
			c.Mediation = append(c.Mediation, Statement{field, join("\n", said...)})
		}
	}
}
