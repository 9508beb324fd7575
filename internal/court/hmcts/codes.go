package hmcts

// The codes we know, from the services' code and specifications (CONTRACT sections 3.1 and 3.2). A code that is not here is kept and reported.
var (
	publicStates = codesOf(`Submitted
		Gatekeeping
		GATEKEEPING_LISTING
		PREPARE_FOR_HEARING
		FINAL_HEARING
		CLOSED`)

	publicApplications = codesOf(`C110A
		C1`)

	publicOrders = codesOf(`CARE_ORDER
		INTERIM_CARE_ORDER
		SUPERVISION_ORDER
		INTERIM_SUPERVISION_ORDER
		EDUCATION_SUPERVISION_ORDER
		EMERGENCY_PROTECTION_ORDER
		OTHER
		CHILD_ASSESSMENT_ORDER
		SECURE_ACCOMMODATION_ORDER
		REFUSE_CONTACT_WITH_CHILD
		CHILD_RECOVERY_ORDER
		CONTACT_WITH_CHILD_IN_CARE`)

	publicHearings = codesOf(`EMERGENCY_PROTECTION_ORDER
		FACT_FINDING
		CASE_MANAGEMENT
		FURTHER_CASE_MANAGEMENT
		ISSUE_RESOLUTION
		FINAL
		JUDGMENT_AFTER_HEARING
		INTERIM_CARE_ORDER
		ACCELERATED_DISCHARGE_OF_CARE
		FAMILY_DRUG_ALCOHOL_COURT
		PLACEMENT_HEARING
		OTHER`)

	publicHearingStatuses = codesOf(`ADJOURNED
		ADJOURNED_AND_RE_LISTED
		ADJOURNED_TO_BE_RE_LISTED
		VACATED
		VACATED_AND_RE_LISTED
		VACATED_TO_BE_RE_LISTED`)

	attendances = codesOf(`IN_PERSON
		VIDEO
		PHONE`)

	colleagueRoles = codesOf(`SOLICITOR
		SOCIAL_WORKER
		OTHER`)

	genders = codesOf(`male
		female
		other
		They identify in another way`)

	unknownAddresses = codesOf(`Whereabouts unknown
		No fixed abode
		Person deceased`)

	occurrences = codesOf(`Future risk of harm
		Past harm`)

	proceedingStatuses = codesOf(`Ongoing
		Previous`)

	publicCategories = codesOf(`bundle
		caseSummary
		positionStatements
		threshold
		skeletonArguments
		orders
		judgementsFactsAndReasons
		transcripts
		documentsFiledOnIssue
		applicantWitnessStatements
		carePlan
		parentAssessments
		familyAndViabilityAssessments
		applicantsOtherDocuments
		meetingNotes
		contactNotes
		c1AndOtherApplications
		c2Applications
		respondentOwnStatements
		respondentWitnessStatements
		guardiansEvidence
		guardianReports
		expertReports
		drugAndAlcoholReports
		lettersOfInstructionReferrals
		policeDisclosure
		medicalRecords
		courtCorrespondence
		noticeOfActingNoticeOfIssue
		previousProceedings
		placementApplicationsAndResponses
		advocateMeetingMinutes
		witnessTemplates
		archivedDocuments
		draftOrders
		originalApplications
		hearingNotices
		draftOrderForReviewPriorToHearing
		documentsSentToParties
		applications
		applicantsDocuments`)
)

var (
	privateStates = codesOf(`DECISION_OUTCOME
		PREPARE_FOR_HEARING_CONDUCT_HEARING
		ALL_FINAL_ORDERS_ISSUED`)

	privateApplications = codesOf(`C100`)

	privateOrders = codesOf(`childArrangementsOrder
		prohibitedStepsOrder
		specificIssueOrder`)

	arrangements = codesOf(`spendTimeWithOrder
		liveWithOrder
		bothLiveWithAndSpendTimeWithOrder
		Spend time with order
		Live with order
		Both live with and spend time with order`)

	interpreterParties = codesOf(`applicant
		applicant_solicitor
		respondent
		respondent_solicitor
		other`)

	partyTypes = codesOf(`applicant
		respondent
		otherPeople`)

	relationKinds = codesOf(`father
		mother
		stepFather
		stepMother
		grandParent
		guardian
		specialGuardian
		other`)

	privateHearingStatuses = codesOf(`LISTED
		CANCELLED
		CANCELED`)

	reportLabels = codesOf(`Safeguarding letter
		Child Impact report
		Child Impact Report 1
		Child Impact Report 2
		Section 7 report
		S7 addendum report
		16.4 report
		Update to safeguarding letter
		S16A risk assessment
		CIR Transfer Request
		CIR Extension Request
		Other reports`)
)

var privateHearingTypes = codesOf(`ABA5-2GA
	ABA5-ALL
	ABA5-APL
	ABA5-APP
	ABA5-BRE
	ABA5-CHR
	ABA5-CMC
	ABA5-CMH
	ABA5-COM
	ABA5-CON
	ABA5-COS
	ABA5-DIR
	ABA5-DRA
	ABA5-FCM
	ABA5-FFH
	ABA5-FHR
	ABA5-FOF
	ABA5-FRD
	ABA5-FRF
	ABA5-FRI
	ABA5-FRR
	ABA5-GRH
	ABA5-HRA
	ABA5-ICO
	ABA5-IRH
	ABA5-ISO
	ABA5-JMT
	ABA5-NEH
	ABA5-PER
	ABA5-PHR
	ABA5-PRE
	ABA5-REV
	ABA5-SCF
	ABA5-SGA`)

var privateCategories = codesOf(`applicantStatement
	cafcassReports
	expertReports
	respondentReports
	otherReports
	draftOrders
	approvedOrders
	transcriptsOfJudgements
	magistratesFactsAndReasons
	judgeNotesFromHearing
	positionStatements
	fm5Statements
	applicantApplication
	applicantC1AApplication
	applicantC1AResponse
	applicationsWithinProceedings
	MIAMCertificate
	previousOrdersSubmittedWithApplication
	respondentApplication
	respondentC1AApplication
	respondentC1AResponse
	applicationsFromOtherProceedings
	ordersFromOtherProceedings
	applicantStatements
	respondentStatements
	otherWitnessStatements
	pathfinder
	childImpactReport1
	childImpactReport2
	safeguardingLetter
	section7Report
	section37Report
	riskAssessment
	guardianReport
	specialGuardianshipReport
	otherDocs
	sec37Report
	localAuthorityOtherDoc
	childImpactReport1La
	childImpactReport2La
	section7ReportLa
	section7AddendumReportLa
	localAuthorityInvolvementLa
	section47La
	medicalReports
	DNAReports_expertReport
	resultsOfHairStrandBloodTests
	policeDisclosures
	medicalRecords
	drugAndAlcoholTest
	policeReport
	emailsToCourtToRequestHearingsAdjourned
	publicFundingCertificates
	noticesOfActingDischarge
	requestForFASFormsToBeChanged
	witnessAvailability
	lettersOfComplaint
	SPIPReferralRequests
	homeOfficeDWPResponses
	internalCorrespondence
	importantInfoAboutAddressAndContact
	privacyNotice
	specialMeasures
	anyOtherDoc
	noticeOfHearing
	courtBundle
	caseSummary
	confidential
	c8ArchivedDocuments`)
