package hmcts

import "strings"

// readPrivateOrders reads the orders served, and the directions to report that the court manages apart from them.
func readPrivateOrders(c *CourtCase, data *node) {
	seen := map[string]int{}
	for _, list := range []string{"orderCollection", "manageOrderCollection"} {
		for _, item := range data.items(list) {
			order := privateOrder(item.unwrap())
			order.Key = unique(seen, item.text("id"))
			c.Orders = append(c.Orders, order)
			c.addDocument(item.unwrap().get("orderDocument"), Document{Category: "order", From: list})
		}
	}
}

func privateOrder(n *node) Order {
	more := n.get("otherDetails")
	o := Order{
		Type: n.text("orderType", "orderName"), TypeID: n.text("orderTypeId"), Created: n.utc("dateCreated"),
		Made: more.date("orderMadeDate"), Recorded: more.date("orderCreatedDate"), CreatedBy: more.text("createdBy"), Recipients: more.text("orderRecipients"),
		Reports: n.reports(), ReportsDue: n.date("originalFilingDate"), RequestedOn: n.date("requestedDate"),
		HearingIDs: hearingIDs(n), Path: n.pointer(),
	}
	if o.Made.IsZero() {
		o.Made = n.date("orderMadeDate")
	}
	if id := n.get("orderDocument").get("document_id"); id != nil {
		o.DocumentID = strings.ToLower(written(id))
	}
	return o
}

// reports are the labels of what was ordered of us: a list of texts, or of elements {id, value}.
func (n *node) reports() []string {
	for _, item := range n.items("courtReportType") {
		item.ignore(elementID, "id")
	}
	var labels []string
	for label := range n.get("courtReportType").leaves() {
		if label.name != "id" || label.parent.kind != object {
			labels = append(labels, label.takeCode(reportLabels))
		}
	}
	return labels
}

// hearingIDs come as numbers, or as one text "2000005039, 2000005040", or both.
func hearingIDs(n *node) []string {
	ids := n.texts("hearingIds")
	for _, id := range strings.Split(n.text("hearingId"), ",") {
		if id = strings.TrimSpace(id); id != "" && !contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func contains(list []string, wanted string) bool {
	for _, have := range list {
		if have == wanted {
			return true
		}
	}
	return false
}

// privateDocumentFields are the papers that have a field of their own.
var privateDocumentFields = []string{
	"submitAndPayDownloadApplicationLink", "c8Document", "c1ADocument", "draftConsentOrderFile", "finalDocument", "ordersNonMolestationDocument",
	"hearingOutComeDocument", "HearingOutComeDocument", "miamCertificationDocumentUpload1", "mpuDocFromDisputeResolutionProvider",
	"mpuCertificateByMediator",
}

func readPrivateDocuments(c *CourtCase, data *node) {
	for _, field := range privateDocumentFields {
		c.addDocument(data.get(field), Document{Category: field, From: field, Confidential: field == "c8Document"})
	}
	for _, item := range data.items("mpuDomesticAbuseEvidenceDocument") {
		item.ignore(elementID, "id")
		c.addDocument(item.unwrap().get("domesticAbuseDocument"), Document{Category: "domesticAbuseEvidence", From: "mpuDomesticAbuseEvidenceDocument"})
	}
	for _, item := range data.items("otherDocuments") {
		item.ignore("is another with every answer", "id")
		readOtherDocument(c, item.unwrap())
	}
	for _, item := range data.items("cafcassUploadedDocs") {
		item.ignore(elementID, "id")
		readLegacyUpload(c, item.unwrap())
	}
}

func readOtherDocument(c *CourtCase, n *node) {
	d := Document{Category: n.code(privateCategories, "documentTypeOther"), From: "otherDocuments", Notes: n.text("notes")}
	d.Confidential = d.Category == "confidential" || len(n.texts("restrictCheckboxOtherDocuments")) > 0
	d.Name = fileName(n.text("documentName"))
	c.addDocument(n.get("documentOther"), d)
}

// readLegacyUpload reads what we filed ourselves before 2023. It has no id to ask for it by, only addresses, which are never dialled.
func readLegacyUpload(c *CourtCase, n *node) {
	d := Document{Category: n.text("documentType", "parentDocumentType"), From: "cafcassUploadedDocs", Path: n.pointer()}
	details := n.get("documentDetails")
	d.Name = fileName(details.text("documentName"))
	n.ignore("says how the court filed what we sent", "parentDocumentType", "isApplicant", "uploadedBy", "partyName", "dateCreated")
	details.ignore("says how the court filed what we sent", "documentUploadedDate")
	c.addDocument(n.get("cafcassDocument"), d)
}

// addDocument takes the id and name of a document element {document_id, document_filename}, if there is one.
func (c *CourtCase) addDocument(n *node, d Document) {
	if n == nil || n.kind != object {
		return
	}
	name := fileName(n.text("document_filename"))
	if d.Name == "" {
		d.Name = name
	}
	d.Path = n.pointer()
	d.Uploaded = n.utc("documentCreationDate", "document_creation_date")
	d.identify(n, "document_id")
	n.ignore("an address in a payload is never dialled", "document_url", "document_binary_url")
	n.ignore("a check sum of the court’s own store", "document_hash")
	c.Documents = append(c.Documents, d)
}
