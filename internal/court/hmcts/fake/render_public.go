package fake

import (
	"encoding/json"

	"candour/internal/court/hmcts"
)

// publicBody is a case on the wire of public law (CONTRACT section 3.1).
func publicBody(c hmcts.CourtCase) fields {
	data := fields{}.puts(
		"familyManCaseNumber", c.FamilyMan, "dateSubmitted", c.Submitted.String(), "dateOfCourtIssue", c.Issued.String(),
		"applicationType", c.Application, "ordersSought", c.OrdersSought, "citizenIsApplicant", flag(c.CitizenApplies),
		"applicantLA", c.LocalAuthority, "respondentLA", c.RespondentAuthority,
		"applicants", list(c.Applicants, publicApplicant), "respondents", list(c.Respondents, publicRespondent),
		"children", list(c.Children, publicChild), "others", list(c.Others, publicOther),
		"hearingDetails", list(c.Hearings, publicHearing), "caseDocuments", list(c.Documents, publicDocumentEntry),
		"previousProceedings", list(c.Earlier, publicEarlier),
		"caseManagementLocation", fields{}.puts("region", c.Court.Region, "baseLocation", c.Court.Base),
	)
	putConcerns(data, c)
	return fields{"id": json.Number(c.ID), "jurisdiction": "PUBLICLAW", "caseTypeId": "CARE_SUPERVISION_EPO", "caseData": data}.puts(
		"state", c.State, "createdDate", utc(c.Created), "lastModified", utc(c.LastModified), "lastStateModifiedDate", utc(c.StateChanged))
}

func putConcerns(data fields, c hmcts.CourtCase) {
	risks := fields{}
	for _, r := range c.Risks {
		risks.put(r.Harm+"Occurrences", r.When)
	}
	blocks := map[string]fields{"international": {}, "parenting": {}}
	for _, q := range c.Concerns {
		why := q.Topic + "Reason"
		if q.Topic == "internationalAuthorityInvolvement" {
			why = q.Topic + "Details"
		}
		blocks[q.About].puts(q.Topic, flag(q.Answer), why, q.Why)
	}
	data.puts("risks", risks, "internationalElement", blocks["international"], "factorsParenting", blocks["parenting"])
}

// publicDetails puts what may be told. Public law takes hidden values out and, since the forms changed, sends no flag that it did; it sends the
// older flag where it still has it.
func publicDetails(f fields, p hmcts.Person, flagName string, names map[hmcts.DetailKind]string) {
	shown, hidden := 0, 0
	for kind, name := range names {
		d, given := detail(p, kind)
		switch {
		case !given:
		case d.Decision == hmcts.Hidden:
			hidden++
		case kind == hmcts.Address:
			f.put(name, publicSpelling.address(d.Reveal()))
		default:
			f.put(name, d.Reveal())
		}
		if d.Decision == hmcts.Shown {
			shown++
		}
	}
	if hidden+shown > 0 {
		f.put(flagName, hidden > 0)
	}
}

func publicPerson(p hmcts.Person) fields {
	born := p.Born.String()
	if born == "" {
		born = p.BornAs
	}
	return fields{}.puts(
		"firstName", p.First, "lastName", p.Last, "dateOfBirth", born, "gender", p.Gender, "genderIdentification", p.GenderDetails,
		"litigationIssues", spoken(p.LitigationIssues, "YES", "NO", "DONT_KNOW"), "litigationIssuesDetails", p.LitigationDetails,
		"addressKnown", flag(p.AddressKnown), "addressUnknownReason", p.AddressUnknownWhy, "solicitor", publicSolicitor(p.Representative))
}

func publicSolicitor(r hmcts.Representative) fields {
	return fields{}.puts("firstName", r.First, "lastName", r.Last, "email", r.Email, "organisationName", r.Firm, "organisationId", r.FirmID)
}

func publicApplicant(p hmcts.Person) fields {
	f := fields{}.puts("id", p.Key, "name", p.Name, "designated", flag(p.Designated), "colleagues", list(p.Colleagues, publicColleague))
	publicDetails(f, p, "", map[hmcts.DetailKind]string{hmcts.Address: "address", hmcts.Email: "email", hmcts.Telephone: "phone"})
	delete(f, "")
	return f
}

func publicColleague(c hmcts.Colleague) fields {
	return fields{}.puts("role", c.Role, "title", c.Title, "fullName", c.Name, "email", c.Email, "phone", c.Telephone,
		"mainContact", flag(c.MainContact), "notificationRecipient", flag(c.Notified))
}

func publicRespondent(p hmcts.Person) fields {
	f := publicPerson(p).put("relationshipToChild", p.Relationship)
	publicDetails(f, p, "contactDetailsHidden", map[hmcts.DetailKind]string{hmcts.Address: "address", hmcts.Telephone: "telephoneNumber"})
	return f
}

func publicChild(p hmcts.Person) fields {
	f := publicPerson(p).puts("careAndContactPlan", p.CarePlan, "additionalNeeds", flag(p.AdditionalNeeds),
		"additionalNeedsDetails", p.AdditionalNeedsDetails, "fathersResponsibility", spoken(p.FathersResponsibility, "Yes", "No", "Don't know"))
	publicDetails(f, p, "detailsHidden", map[hmcts.DetailKind]string{
		hmcts.Address: "address", hmcts.LivingSituation: "livingSituation", hmcts.SocialWorker: "socialWorkerName",
		hmcts.SocialWorkerTel: "socialWorkerTelephoneNumber",
	})
	return f
}

func publicOther(p hmcts.Person) fields {
	f := publicPerson(p).puts("name", p.FullName(), "birthPlace", p.Birthplace)
	delete(f, "firstName")
	delete(f, "lastName")
	publicDetails(f, p, "detailsHidden", map[hmcts.DetailKind]string{hmcts.Address: "address", hmcts.Telephone: "telephone"})
	return f
}

func publicHearing(h hmcts.Hearing) fields {
	f := fields{}.puts("id", h.Key, "type", h.Type, "typeDetails", h.TypeDetails, "status", h.Status, "attendance", h.Attendance,
		"cancellationReason", h.Cancelled, "preAttendanceDetails", h.Before, "attendanceDetails", h.Attend)
	if len(h.Days) > 0 {
		last := h.Days[len(h.Days)-1]
		f.puts("startDate", london(h.Days[0].Start), "endDate", london(last.End), "venue", h.Days[0].Venue)
	}
	return f
}

func publicDocumentEntry(d hmcts.Document) fields {
	return fields{"removed": d.Removed}.puts("documentId", d.ID, "documentFileName", d.Name, "documentCategory", d.Category,
		"uploadTimestamp", utc(d.Uploaded))
}

func publicEarlier(e hmcts.EarlierProceedings) fields {
	return fields{}.puts("proceedingStatus", e.Status, "caseNumber", e.CaseNumber, "started", e.Started, "ended", e.Ended,
		"ordersMade", e.OrdersMade, "judge", e.Judge, "children", e.Children, "guardian", e.Guardian,
		"sameGuardianNeeded", flag(e.SameGuardian), "sameGuardianDetails", e.SameGuardianDetails)
}
