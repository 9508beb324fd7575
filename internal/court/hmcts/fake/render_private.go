package fake

import (
	"encoding/json"
	"strings"

	"candour/internal/court/hmcts"
)

// privateBody is a case on the wire of private law (CONTRACT section 3.2).
func privateBody(c hmcts.CourtCase) fields {
	data := fields{"caseTypeOfApplication": c.Application}.puts(
		"familymanCaseNumber", c.FamilyMan, "dateSubmitted", c.Submitted.String(), "issueDate", c.Issued.String(),
		"ordersApplyingFor", c.OrdersSought, "childrenKnownToLocalAuthority", inLower(c.KnownToAuthority),
		"summaryTabForOrderAppliedFor", fields{}.put("typeOfChildArrangementsOrder", c.ArrangementSought),
		"confidentialDetails", fields{}.put("isConfidentialDetailsAvailable", yesNo(c.HoldsConfidential)),
		"solicitorName", c.Solicitor.Name, "applicantSolicitorEmailAddress", c.Solicitor.Email,
		"isInterpreterNeeded", yesNo(c.Interpreting), "interpreterNeeds", wrapped(c.Interpreters, privateInterpreter),
		"courtName", c.Court.Name, "courtEpimsId", c.Court.Epims, "courtTypeId", c.Court.Type,
		"caseManagementLocation", fields{}.puts("regionId", c.Court.Region, "regionName", c.Court.RegionName,
			"baseLocationId", c.Court.Base, "baseLocationName", c.Court.BaseName),
		"applicants", wrapped(c.Applicants, privateParty), "respondents", wrapped(c.Respondents, privateParty),
		"otherPeopleInTheCaseTable", wrapped(c.Others, privateParty), "applicantsConfidentialDetails", askedToHide(c.Applicants),
		"children", wrapped(c.Children, childOf(c)), "orderCollection", wrapped(c.Orders, orderOf(c)),
	)
	putRelations(data, c)
	putHearings(data, c)
	putDocuments(data, c)
	putMediation(data, c)
	return fields{"id": json.Number(c.ID), "jurisdiction": "PRIVATELAW", "case_type_id": "PRLAPPS", "case_data": data}.puts(
		"state", c.State, "caseTypeOfApplication", c.Application, "created_date", utc(c.Created), "last_modified", utc(c.LastModified),
		"last_state_modified_date", utc(c.StateChanged))
}

// keyed is a thing whose element has a lasting id.
type keyed struct {
	id    string
	value fields
}

func (k keyed) element() fields { return fields{"value": k.value}.put("id", k.id) }

func wrapped[T any](items []T, render func(T) keyed) []any {
	return list(items, func(item T) fields { return render(item).element() })
}

func privateInterpreter(i hmcts.Interpreter) keyed {
	return keyed{"", fields{}.puts("party", i.For, "name", i.Name, "language", i.Language, "otherAssistance", i.Help)}
}

var privateNames = map[hmcts.DetailKind]struct{ field, flag string }{
	hmcts.Address:         {"address", "isAddressConfidential"},
	hmcts.PreviousAddress: {"addressLivedLessThan5YearsDetails", "isAddressConfidential"},
	hmcts.Email:           {"email", "isEmailAddressConfidential"},
	hmcts.Telephone:       {"phoneNumber", "isPhoneNumberConfidential"},
	hmcts.Landline:        {"landline", "isPhoneNumberConfidential"},
}

// privateParty sends every value in clear, with its flag beside it.
func privateParty(p hmcts.Person) keyed {
	f := fields{}.puts("firstName", p.First, "lastName", p.Last, "names", p.Name, "previousName", p.Previous,
		"dateOfBirth", firstOf(p.Born.String(), p.BornAs), "gender", p.Gender, "otherGender", p.GenderDetails, "placeOfBirth", p.Birthplace,
		"relationshipToChildren", p.Relationship, "respondentLivedWithApplicant", yesNo(p.LivedWithApplicant),
		"isCurrentAddressKnown", spoken(p.AddressKnown, "Yes", "No", nil), "doTheyHaveLegalRepresentation", inLower(p.Represented))
	if p.AddressKnown == hmcts.DoesNotKnow {
		f["isAddressUnknown"] = "dontKnow"
	}
	for _, d := range p.Details {
		names := privateNames[d.Kind]
		f.put(names.flag, [...]any{hmcts.Undecided: nil, hmcts.Hidden: "Yes", hmcts.Shown: "No"}[d.Decision])
		if d.Kind == hmcts.Address {
			f.put(names.field, privateSpelling.address(d.Reveal()))
			continue
		}
		f.put(names.field, d.Reveal())
	}
	r := p.Representative
	f.puts("representativeFirstName", r.First, "representativeLastName", r.Last, "solicitorEmail", r.Email, "solicitorTelephone", r.Telephone,
		"solicitorAddress", privateSpelling.address(r.Address), "solicitorReference", r.Reference, "dxNumber", r.DX,
		"solicitorOrg", fields{}.puts("OrganisationName", r.Firm, "OrganisationID", r.FirmID))
	return keyed{p.Key, f}
}

// askedToHide repeats in clear what the applicants asked to be kept confidential, as the service does.
func askedToHide(applicants []hmcts.Person) []any {
	var all []any
	for _, p := range applicants {
		f := fields{}
		for _, d := range p.Details {
			switch {
			case d.Decision != hmcts.Hidden:
			case d.Kind == hmcts.Address:
				f.put("address", privateSpelling.address(d.Reveal()))
			case d.Kind == hmcts.Email, d.Kind == hmcts.Telephone:
				f.put(privateNames[d.Kind].field, d.Reveal())
			}
		}
		if len(f) > 0 {
			all = append(all, fields{"value": f.puts("firstName", p.First, "lastName", p.Last)})
		}
	}
	return all
}

var partyTypes = map[hmcts.Role]string{hmcts.Applicant: "applicant", hmcts.Respondent: "RESPONDENT", hmcts.Other: "OtherPeople"}

// childOf renders a child with the party it lives with, whose address the service copies.
func childOf(c hmcts.CourtCase) func(hmcts.Person) keyed {
	return func(p hmcts.Person) keyed {
		home := fields{}
		if d, given := detail(p, hmcts.LivesWith); given {
			home.put("partyFullName", d.Reveal())
			for _, party := range c.People() {
				if party.Role != hmcts.Child && party.FullName() == d.Reveal() {
					home.puts("partyId", party.Key, "partyType", partyTypes[party.Role])
				}
			}
		}
		if d, given := detail(p, hmcts.Address); given {
			home.put("childAddress", privateSpelling.address(d.Reveal()))
		}
		return keyed{p.Key, fields{}.puts("firstName", p.First, "lastName", p.Last, "dateOfBirth", firstOf(p.Born.String(), p.BornAs),
			"gender", p.Gender, "otherGender", p.GenderDetails, "orderAppliedFor", p.OrdersSought,
			"parentalResponsibilityDetails", p.ParentalResponsibility, "whoDoesTheChildLiveWith", home)}
	}
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

func putRelations(data fields, c hmcts.CourtCase) {
	tables := map[hmcts.Role]string{
		hmcts.Applicant: "childAndApplicantRelations", hmcts.Respondent: "childAndRespondentRelations", hmcts.Other: "childAndOtherPeopleRelations",
	}
	rows := map[string][]any{}
	for _, r := range c.Relations {
		f := fields{}.puts("childId", r.ChildKey, "childFullName", r.ChildName, "partyId", r.PartyKey, "partyFullName", r.PartyName,
			"partyType", partyTypes[r.PartyRole], "relationType", r.Kind, "otherRelationDetails", r.KindDetails,
			"childLivesWith", r.LivesTogether.Reveal())
		if r.LivesTogether.Decision == hmcts.Hidden {
			f["isChildLivesWithPersonConfidential"] = "Yes" // older cases only: the service no longer sends it
		}
		rows[tables[r.PartyRole]] = append(rows[tables[r.PartyRole]], keyed{r.Key, f}.element())
	}
	for table, elements := range rows {
		data.put(table, elements)
	}
}

func putHearings(data fields, c hmcts.CourtCase) {
	if !c.HearingsGiven {
		return
	}
	data["hearingData"] = fields{"hmctsServiceCode": "ABA5", "caseRef": c.ID, "caseHearings": list(c.Hearings, func(h hmcts.Hearing) fields {
		f := fields{}.puts("hearingType", h.Type, "hearingTypeValue", h.TypeLabel, "hearingStatus", h.Status)
		if h.Key != "" {
			f["hearingID"] = json.Number(h.Key)
		}
		return f.put("hearingDaySchedule", list(h.Days, func(d hmcts.HearingDay) fields {
			return fields{}.puts("hearingVenueName", d.Venue, "hearingStartDateTime", utc(d.Start.UTC), "hearingEndDateTime", utc(d.End.UTC),
				"courtTypeId", d.CourtType, "epimsId", d.Epims)
		}))
	})}
}

func orderOf(c hmcts.CourtCase) func(hmcts.Order) keyed {
	return func(o hmcts.Order) keyed {
		f := fields{}.puts("orderType", o.Type, "orderTypeId", o.TypeID, "dateCreated", utc(o.Created), "courtReportType", o.Reports,
			"originalFilingDate", o.ReportsDue.String(), "hearingId", strings.Join(o.HearingIDs, ", "),
			"requestedDate", o.RequestedOn.String(),
			"otherDetails", fields{}.puts("createdBy", o.CreatedBy, "orderRecipients", o.Recipients,
				"orderCreatedDate", o.Recorded.String(), "orderMadeDate", o.Made.String()))
		for _, d := range c.Documents {
			if o.DocumentID != "" && d.ID == o.DocumentID {
				f.put("orderDocument", privatePaper(d).put("documentCreationDate", utc(d.Uploaded)))
			}
		}
		return keyed{o.Key, f}
	}
}

func privatePaper(d hmcts.Document) fields {
	return fields{}.puts("document_id", d.ID, "document_filename", d.Name)
}

// ownFields are the papers that have a field of their own in private law, which is also their category.
var ownFields = map[string]bool{
	"submitAndPayDownloadApplicationLink": true, "c8Document": true, "c1ADocument": true, "draftConsentOrderFile": true, "finalDocument": true,
	"ordersNonMolestationDocument": true, "hearingOutComeDocument": true, "miamCertificationDocumentUpload1": true,
	"mpuDocFromDisputeResolutionProvider": true, "mpuCertificateByMediator": true,
}

func putDocuments(data fields, c hmcts.CourtCase) {
	var others []any
	for _, d := range c.Documents {
		switch {
		case d.Category == "order": // goes with its order
		case ownFields[d.Category]:
			data.put(d.Category, privatePaper(d))
		default:
			others = append(others, fields{"id": "new with every answer", "value": fields{"documentOther": privatePaper(d)}.puts(
				"documentName", d.Name, "documentTypeOther", d.Category, "notes", d.Notes)})
		}
	}
	data.put("otherDocuments", others)
}

var exemptionAnswers = map[string]bool{
	"reasonsForMiamExemption": true, "domesticViolenceEvidence": true, "urgencyEvidence": true, "childProtectionEvidence": true,
	"previousAttendenceEvidence": true, "otherGroundsEvidence": true,
}

func putMediation(data fields, c hmcts.CourtCase) {
	table := fields{}
	for _, s := range c.Mediation {
		if exemptionAnswers[s.Topic] {
			table.put(s.Topic, s.Text)
			continue
		}
		data.put(s.Topic, s.Text)
	}
	data.put("miamExemptionsTable", table)
}
