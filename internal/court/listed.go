package court

import (
	"slices"

	"candour/internal/court/hmcts"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Listed is a document of the court, with its file when that has been fetched.
type Listed struct {
	Document
	At      string         // of the newest payload that lists it
	Gone    bool           // the newest payload no longer lists it
	Fetched ledger.Entry   // who keeps the file; zero while it has not been fetched
	Missing string         // why it could not be fetched
	Files   []ledger.File  // the file as fetched first and, after an alarm, the others
	Name    string         // as it is listed or, where it is listed without, as the court's answer named it
	Alarms  []ledger.Entry // later answers with another file
}

// Documents are all documents that the court ever listed, in the order of the newest list, those no longer listed last.
func (s *Side) Documents() []Listed {
	var all []Listed
	for i := len(s.payloads) - 1; i >= 0; i-- {
		for _, d := range s.sameAs(s.payloads[i]).Documents {
			if !slices.ContainsFunc(all, func(l Listed) bool { return l.Document.key() == d.key() }) {
				all = append(all, s.listed(d, s.payloads[i].At, i < len(s.payloads)-1))
			}
		}
	}
	return all
}

// Document is a document by the court's id.
func (s *Side) Document(id string) (Listed, bool) {
	for _, l := range s.Documents() {
		if l.ID == id && id != "" {
			return l, true
		}
	}
	return Listed{}, false
}

func (s *Side) listed(d Document, at string, gone bool) Listed {
	l := Listed{Document: d, At: at, Gone: gone, Name: d.Name}
	for i, held := range s.files[d.ID] {
		switch {
		case held.file.IsZero():
			l.Missing = held.missing
		case len(l.Files) > 0:
			l.Alarms = append(l.Alarms, held.at)
			fallthrough
		default:
			l.Files, l.Missing = append(l.Files, held.file), ""
		}
		if i == 0 {
			l.Fetched = held.at
		}
		if l.Name == "" {
			l.Name = held.name
		}
	}
	return l
}

// fieldSorts are the papers of private law that have a field of their own and no category.
var fieldSorts = map[string]string{
	"submitAndPayDownloadApplicationLink": "Application", "finalDocument": "Application, final", "c8Document": "Confidential contact details (C8)",
	"c1ADocument": "Allegations of harm (C1A)", "draftConsentOrderFile": "Draft consent order", "ordersNonMolestationDocument": "Non-molestation order",
	"hearingOutComeDocument": "Outcome of a hearing", "HearingOutComeDocument": "Outcome of a hearing",
	"miamCertificationDocumentUpload1": "MIAM certificate", "mpuCertificateByMediator": "Mediator’s certificate",
	"mpuDocFromDisputeResolutionProvider": "From a provider of dispute resolution", "domesticAbuseEvidence": "Evidence of domestic abuse", "order": "Order",
}

// Sort is what sort of paper a document is, in our words where there are some and otherwise in the court's.
func (d Document) Sort(pk *pack.Pack, law pack.Law) string {
	if known, ok := pk.Court.Document(law, d.Category); ok {
		return known.Name
	}
	if ours, ok := fieldSorts[d.Category]; ok {
		return ours
	}
	if d.Category == "" {
		return "Of a sort the court did not give"
	}
	return d.Category
}

// OpenSort is what sort of paper a document is, unless that itself tells of confidential details.
func (d Document) OpenSort(pk *pack.Pack, law pack.Law) string {
	if d.Confidential {
		return "a restricted document"
	}
	return d.Sort(pk, law)
}

// key is what a document is known by: its id, or, for one that cannot be asked for, where and under which name it stands.
func (d Document) key() string {
	if d.ID != "" {
		return d.ID
	}
	return d.From + "|" + d.Category + "|" + d.Name
}

func (s *Side) keep(b FetchedBody, e ledger.Entry) {
	if s.files == nil {
		s.files = map[string][]heldFile{}
	}
	s.files[b.Document] = append(s.files[b.Document], heldFile{file: b.File, name: b.Name, at: e})
}

// wants reports whether a document of a list is one to be asked for: one that was never fetched, or that is listed otherwise than before.
func (s *Side) wants(d Document) bool {
	if d.ID == "" || d.Redacted {
		return false
	}
	held, listed := s.Document(d.ID)
	return !listed || len(held.Files) == 0 && held.Missing == "" || held.Uploaded != d.Uploaded || held.Document.Name != d.Name
}

// documentsOf is the list of a payload.
func documentsOf(c *hmcts.CourtCase) []Document {
	var all []Document
	for _, d := range c.Documents {
		uploaded := ""
		if !d.Uploaded.IsZero() {
			uploaded = ledger.FormatTime(d.Uploaded)
		}
		all = append(all, Document{
			ID: d.ID, Name: d.Name, Category: d.Category, From: d.From, Notes: d.Notes, Uploaded: uploaded,
			Redacted: d.Redacted, Confidential: d.Confidential,
		})
	}
	return all
}

// ShowDocument records that its author is about to be given a document made to hold confidential contact details. Hand it over when this is on
// record, and not before.
func ShowDocument(h *ledger.History, by ledger.Author, id ledger.EntryID, body ShownBody) (ledger.Change, error) {
	n, err := DocumentShown.New(id, by, nil, body)
	if err != nil {
		return ledger.Change{}, err
	}
	var change ledger.Change
	change.Add(h.Stream, n)
	return change, nil
}
